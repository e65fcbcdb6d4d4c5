//! Black-box tests of the running server against the simulator.
