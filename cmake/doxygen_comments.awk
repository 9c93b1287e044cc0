# Doxygen's view of a header: a block of `//` lines above a declaration documents it, and the run of
# declarations below it up to an empty line; `//` behind a member documents that member. The sources
# stay as they are, and so do their line numbers.

/^[ \t]*\/\/ ?(NOLINT|clang-format)/ { print; next }
# What is stamped out from the list of operations is told where it is used; the stamp is not public.
/^#define DOWNHILL_OP\(/ { in_stamp = 1 }
in_stamp { in_stamp = /\\$/; print ""; next }
/OPERATIONS\(DOWNHILL_OP\)/ { print ""; next }
# Nobody calls it, and it stands outside of the namespace.
/^\/\/ What Eigen asks of a scalar\./ { in_traits = 1 }
/^(namespace|#include)/ { in_traits = 0 }
in_traits { print ""; next }
# A namespace is a folder: what it holds stands in a table.
BEGIN {
  while ((getline line < "src/README.md") > 0) {
    if (split(line, cell, / *\| */) > 3 && gsub(/`/, "", cell[2])) holds[cell[2]] = cell[3]
  }
}
/^namespace downhill::[a-z]+ {$/ {
  name = substr($2, 11)
  if (name in holds) $0 = "/** " holds[name] " */ " $0
  $0 = "/** @namespace downhill @brief The engine: a namespace for each folder. */ " $0
}
# Of no interest to who reads the reference.
{ sub(/ *\/\/ NOLINT.*/, "") }
/^ *bool operator==\(.*\) const = default;$/ { print $0 " ///< Whether all members are equal."; next }
# The rules: what is said of the members of the first holds for the members of that name in all.
FILENAME ~ /_rules\.h$/ && match($0, /^  static [A-Za-z]+ [a-z_]+\(/) {
  name = substr($0, 1, RLENGTH)
  sub(/.* /, "", name)
  if (block != "" && indent == 3) said[name] = block
  else sub(/static/, "/**" said[name] " */ static")
}
/^[ \t]*\/\// {
  if (!in_block) block = ""
  in_block = 1
  text = $0
  sub(/^[ \t]*\/\/ ?/, "", text)
  gsub(/\*\//, "* /", text)
  block = block " " text
  indent = match($0, /[^ ]/)
  ended = 0
  sub(/\/\//, "///")
  if (FNR == 1) print "/// @file" # a header opens with what it holds; takes the line of the pragma
  print
  next
}
/^#pragma once/ && block != "" { next }
/^}/ { sub(/ *\/\/ .*/, "") }
/^[ \t]*$/ { block = ""; in_block = 0; print; next }
{
  in_block = 0
  begins = match($0, /[^ ]/) == indent && $0 !~ /^ *(}|#|namespace|public:|private:|protected:)/
  own = sub(/[;,{}] *\/\/ /, "&\001") || ($0 ~ /^ *k[A-Za-z0-9]+( = [^,]*)? *\/\/ / && sub(/\/\/ /, "&\001"))
  if (own) {
    sub(/\/\/ \001/, "///< ")
    gsub(/<\/?math>/, "`&`")
  }
  # A line behind the first declaration of a run: the comment once more, on the same line.
  if (block != "" && ended && begins && !own) sub(/^ */, "&/**" block " */ ")
  ended = match($0, /[;}]( *\/\/.*)?$/) > 0
  print
}
