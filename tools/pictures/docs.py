"""The few pictures that README and the guides show: cut out of pages, small enough for a clone."""
