# libFuzzer targets, only in the preset `fuzz`: clang, all own code with -fsanitize=address,undefined,fuzzer-no-link.
#   ci/fuzz MINUTES, or: cmake --preset fuzz && cmake --build --preset fuzz && ctest --preset fuzz
# A verdict must not hang on chance or speed: without seconds a fuzzer makes RUNS inputs from the corpus and one seed, the same
# ones wherever it runs. With seconds it looks for new ones and keeps them in the build folder.
set(QW_FUZZ_SECONDS 0 CACHE STRING "How long ctest lets each fuzzer look for new inputs; 0: the same RUNS inputs each time")

add_custom_target(fuzzers)  # builds them all

# qw_fuzz(json_fuzz RUNS 300000 SOURCES json_fuzz.cpp LINKS qw::json): seeds are in corpus/json, words in json.dict if there is
# one. RUNS is about half a minute of one core. What crashed it is in the build folder.
function(qw_fuzz name)
  cmake_parse_arguments(FUZZ "" "RUNS" "SOURCES;LINKS" ${ARGN})
  string(REGEX REPLACE "_fuzz$" "" topic ${name})
  add_executable(${name} ${FUZZ_SOURCES})
  target_link_libraries(${name} PRIVATE qw_options ${FUZZ_LINKS})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers ${name})

  set(found ${CMAKE_CURRENT_BINARY_DIR}/found/${topic})
  file(MAKE_DIRECTORY ${found})
  set(dictionary ${CMAKE_CURRENT_SOURCE_DIR}/${topic}.dict)
  if(EXISTS ${dictionary})
    set(dictionary_option -dict=${dictionary})
  endif()
  if(QW_FUZZ_SECONDS GREATER 0)
    set(extent -max_total_time=${QW_FUZZ_SECONDS} ${found} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${topic})
  else()
    # use_cmp looks at addresses, which differ; seeds as a list: into a folder it would write what it finds, and the next run would be another
    file(GLOB seeds CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${topic}/*)
    string(REPLACE ";" "," seeds "${seeds}")
    file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${topic}_seeds.txt "${seeds}")
    set(extent -runs=${FUZZ_RUNS} -seed=1 -use_cmp=0 -seed_inputs=@${CMAKE_CURRENT_BINARY_DIR}/${topic}_seeds.txt)
  endif()
  add_test(NAME ${name} COMMAND ${name} -timeout=30 -print_final_stats=1 -verbosity=0
    -artifact_prefix=${CMAKE_CURRENT_BINARY_DIR}/${name}- ${dictionary_option} ${extent})
  set_tests_properties(${name} PROPERTIES LABELS fuzz)
endfunction()
