# Doxygen's view of a header: a block of `//` lines above a declaration documents it, and the run of
# declarations below it up to an empty line; `//` behind a member documents that member. The sources
# stay as they are, and so do their line numbers.
/^[ \t]*\/\/ ?(NOLINT|clang-format)/ { print; next }
/^[ \t]*\/\// {
  sub(/\/\//, "///")
  print
  next
}
/[;,{}] *\/\/ / || /^ *k[A-Za-z0-9]+( = [^,]*)? *\/\/ / { sub(/\/\/ /, "///< ") }
{ print }
