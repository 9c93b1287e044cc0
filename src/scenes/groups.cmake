# The scenes of the course, in the order in which it meets them: a new scene is one word here. A scene
# `fall` is the file scenes/fall.h with fall_spec() and make_fall(); in a line of text `_` becomes `-`.
#
# Each group becomes one program for the browser, so that a page loads the scenes of its lesson and few
# others. A scene may stand in several groups. A lesson whose scenes no group has together gets the program
# of all.
set(scene_groups
  slope descent race regression batches network deep norms landscape likelihood agreement everywhere practice)
set(scenes_of_slope hiker derivative difference_error partial directional gradient)
set(scenes_of_descent descent descent_map stability)
set(scenes_of_race race)
set(scenes_of_regression scaling table_regression)
set(scenes_of_batches house_price sgd)
set(scenes_of_network computation_graph network)
set(scenes_of_deep activation layer_histograms)
set(scenes_of_norms gradient_norms recurrent_gradient)
set(scenes_of_landscape descent_map curvature saddle_escape)
set(scenes_of_likelihood natural_gradient imbalance)
set(scenes_of_agreement confusion)
set(scenes_of_everywhere langevin ball population)
set(scenes_of_practice exercise)

foreach(group ${scene_groups})
  list(APPEND scenes_of_all ${scenes_of_${group}})
endforeach()
list(REMOVE_DUPLICATES scenes_of_all)

# downhill_scene_list(<group> <variable>): writes the source that defines scene_list() for one group.
function(downhill_scene_list group variable)
  set(includes)
  set(rows)
  foreach(scene ${scenes_of_${group}})
    string(APPEND includes "#include \"scenes/${scene}.h\"\n")
    string(APPEND rows "      {${scene}_spec, make_${scene}},\n")
  endforeach()
  set(file ${PROJECT_BINARY_DIR}/scene_lists/${group}.cpp)
  configure_file(${PROJECT_SOURCE_DIR}/src/scenes/scene_list.cpp.in ${file} @ONLY)
  set(${variable} ${file} PARENT_SCOPE)
endfunction()
