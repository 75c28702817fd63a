/* The site loads a library here; the replica needs none. */
