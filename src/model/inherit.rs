//! What applies in a state: the directive, with what the state says differently.
