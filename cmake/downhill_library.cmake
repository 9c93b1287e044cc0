# downhill_library(<folder> [SOURCES ...] [FAST ...] [LINKS ...])
#
# One folder of src as one library: target downhill_<folder>, alias Downhill::<folder>. A folder
# without sources is header-only. Links are public: a user of a folder needs what its headers include.
#
# In a page everything is compiled for size, which halves the download, but the sources named in FAST:
# those that do long arithmetic.
function(downhill_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;FAST;LINKS")
  if(arg_SOURCES OR arg_FAST)
    add_library(downhill_${name} STATIC ${arg_SOURCES} ${arg_FAST})
    set(visible PUBLIC)
    target_link_libraries(downhill_${name} PRIVATE $<BUILD_INTERFACE:project_flags>)
    downhill_precompile(downhill_${name} code)
    if(EMSCRIPTEN AND arg_SOURCES)
      set_property(SOURCE ${arg_SOURCES} APPEND PROPERTY COMPILE_OPTIONS -Oz)
    endif()
  else()
    add_library(downhill_${name} INTERFACE)
    set(visible INTERFACE)
  endif()
  target_include_directories(downhill_${name} ${visible}
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src> $<INSTALL_INTERFACE:include/downhill>)
  target_link_libraries(downhill_${name} ${visible} ${arg_LINKS})
  set_target_properties(downhill_${name} PROPERTIES EXPORT_NAME ${name})
  add_library(Downhill::${name} ALIAS downhill_${name})
endfunction()
