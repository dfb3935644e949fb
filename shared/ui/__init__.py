"""Qt Quick shared by the apps."""
