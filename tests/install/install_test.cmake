# Installs the engine into an empty folder, moves it away from where it was put, and builds and runs
# app/ against it.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${out}")
  endif()
  set(out ${out} PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${work}/first ${work}/prefix ${work}/app)
run(${CMAKE_COMMAND} --install ${build} --component engine --prefix ${work}/first)
file(RENAME ${work}/first ${work}/prefix)
run(${CMAKE_COMMAND} -S ${app} -B ${work}/app -G ${generator} -DCMAKE_CXX_COMPILER=${compiler}
  -DCMAKE_BUILD_TYPE=${type} -DCMAKE_CXX_FLAGS=${flags} -DCMAKE_PREFIX_PATH=${work}/prefix
  -DEigen3_DIR=${eigen} -Dnlohmann_json_DIR=${json})
run(${CMAKE_COMMAND} --build ${work}/app)
run(${work}/app/app)
if(NOT out STREQUAL "3x^2 - 2 is 10 at 2\n")
  message(FATAL_ERROR "the program prints: ${out}")
endif()
