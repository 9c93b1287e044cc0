# downhill_library(<folder> [SOURCES ...] [LINKS ...])
#
# One folder of src as one library: target downhill_<folder>, alias Downhill::<folder>. A folder
# without sources is header-only. Links are public: a user of a folder needs what its headers include.
#
# In a page the folders that do no long arithmetic are compiled for size: half the download, and what
# they do takes no time.
set(downhill_small_folders text figure scenes lesson app)

function(downhill_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
  if(arg_SOURCES)
    add_library(downhill_${name} STATIC ${arg_SOURCES})
    target_include_directories(downhill_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(downhill_${name} PUBLIC ${arg_LINKS} PRIVATE project_flags)
    if(EMSCRIPTEN AND name IN_LIST downhill_small_folders)
      target_compile_options(downhill_${name} PRIVATE -Oz)
    endif()
  else()
    add_library(downhill_${name} INTERFACE)
    target_include_directories(downhill_${name} INTERFACE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(downhill_${name} INTERFACE ${arg_LINKS})
  endif()
  add_library(Downhill::${name} ALIAS downhill_${name})
endfunction()
