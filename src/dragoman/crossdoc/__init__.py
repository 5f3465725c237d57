"""What many reports say together; a part a finding."""
