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
# It did read them: what the filter would swallow by mistake is no name that lacks words.
foreach(member text:Result:error autodiff:Dual:variable autodiff:Tape:backward nn:Network:forward
    optim:Optimizer:step)
  string(REGEX MATCH "^(.*):(.*):(.*)$" parts ${member})
  set(pages ${work}/xml/classdownhill_1_1${CMAKE_MATCH_1}_1_1${CMAKE_MATCH_2}.xml
            ${work}/xml/structdownhill_1_1${CMAKE_MATCH_1}_1_1${CMAKE_MATCH_2}.xml)
  set(found FALSE)
  foreach(page IN LISTS pages)
    if(EXISTS ${page})
      file(STRINGS ${page} names REGEX "<name>${CMAKE_MATCH_3}</name>")
      if(names)
        set(found TRUE)
      endif()
    endif()
  endforeach()
  if(NOT found)
    message(FATAL_ERROR "Doxygen did not find ${member}")
  endif()
endforeach()
