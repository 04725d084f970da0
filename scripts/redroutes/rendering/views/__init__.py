"""What templates see: small frozen values, built here and nowhere else. Templates compute nothing."""
