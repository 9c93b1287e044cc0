# Doxygen's view of a header: a block of `//` lines above a declaration documents it, and the run of
# declarations below it up to an empty line; `//` behind a member documents that member. The sources
# stay as they are, and so do their line numbers.
/^[ \t]*\/\/ ?(NOLINT|clang-format)/ { print; next }
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
