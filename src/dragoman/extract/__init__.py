"""What one report says; a part a layer."""
