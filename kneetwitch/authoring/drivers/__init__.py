"""What operates the widgets of a walked notebook, one module for each sort; all of it runs in the kernel."""
