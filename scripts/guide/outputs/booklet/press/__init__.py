"""What a press needs beyond the pages: bleed and marks, inks by a profile, folded sheets, PDF/X."""
