# Doxygen reads the headers as for `make docs`, makes no pages, and warns of nothing.
find_program(doxygen doxygen)
if(NOT doxygen)
  message("skipped: no doxygen (cmake/setup.sh native installs it)")
  return()
endif()
file(REMOVE_RECURSE ${work}/xml)
# XML, since it refuses to make nothing.
file(WRITE ${work}/Doxyfile
  "@INCLUDE = cmake/Doxyfile\nOUTPUT_DIRECTORY = ${work}\nGENERATE_HTML = NO\nGENERATE_XML = YES\n")
execute_process(COMMAND ${doxygen} ${work}/Doxyfile
  RESULT_VARIABLE result ERROR_VARIABLE warnings)
if(NOT result EQUAL 0 OR NOT warnings STREQUAL "")
  message(FATAL_ERROR "Undocumented, or documented in a way that Doxygen cannot read:\n${warnings}")
endif()
# It did read them: a name of each end of the engine.
foreach(name classdownhill_1_1text_1_1Result namespacedownhill_1_1practice)
  if(NOT EXISTS ${work}/xml/${name}.xml)
    message(FATAL_ERROR "Doxygen found no headers: ${name} is missing")
  endif()
endforeach()
