"""Pure answers about people's sign-in: codes, logins, the throttle, browsers."""
