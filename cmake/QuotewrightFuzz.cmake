# libFuzzer targets, only in the preset `fuzz`: clang, all own code with -fsanitize=address,undefined,fuzzer-no-link.
#   ci/fuzz MINUTES, or: cmake --preset fuzz && cmake --build --preset fuzz && ctest --preset fuzz
set(QW_FUZZ_SECONDS 30 CACHE STRING "How long ctest lets each fuzzer look for new inputs, after the corpus")

add_custom_target(fuzzers)  # builds them all

# qw_fuzz(json_fuzz SOURCES json_fuzz.cpp LINKS qw::json): seeds are in corpus/json, words in json.dict if there is one.
# As a test it runs the seeds, then QW_FUZZ_SECONDS of mutations. What it keeps and what crashed it is in the build folder.
function(qw_fuzz name)
  cmake_parse_arguments(FUZZ "" "" "SOURCES;LINKS" ${ARGN})
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
  add_test(NAME ${name} COMMAND ${name} -max_total_time=${QW_FUZZ_SECONDS} -timeout=10 -print_final_stats=1 -verbosity=0
    -artifact_prefix=${CMAKE_CURRENT_BINARY_DIR}/${name}- ${dictionary_option}
    ${found} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${topic})
  set_tests_properties(${name} PROPERTIES LABELS fuzz)
endfunction()
