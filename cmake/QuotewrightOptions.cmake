# Compiler options every target of the project shares, and the two functions that make a room and a test.
set(QW_SANITIZE "" CACHE STRING "Sanitizers for all own code, for example address,undefined")

add_library(qw_options INTERFACE)
# Not -Wpedantic: the coefficient of Decimal is an unsigned __int128, in both compilers.
target_compile_options(qw_options INTERFACE -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Werror)
# g++ 12 sees an overlap in "text" + std::string that is not there (GCC bug 105329).
target_compile_options(qw_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
# At -O3 it takes the inside of an empty std::optional for read; clang and the debug build look without that mistake.
target_compile_options(qw_options INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-error=maybe-uninitialized>)
if(QW_SANITIZE)
  # No look at an object's type: core is built without type information, programs and tests are built with it.
  target_compile_options(qw_options INTERFACE -fsanitize=${QW_SANITIZE} -fno-sanitize=vptr -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(qw_options INTERFACE -fsanitize=${QW_SANITIZE})
endif()

# qw_room(number HOT DEPENDS base SOURCES a.cpp b.cpp): one static library per room of core, alias qw::number.
# WebAssembly is built for size, but HOT rooms, which run in every evaluation, for speed. All of core is built with
# -finline-functions: emcc 3.1.6 turns that off at -Os, and then not even a getter is inlined, which is ten times slower.
function(qw_room name)
  cmake_parse_arguments(ROOM "HOT" "" "DEPENDS;SOURCES" ${ARGN})
  add_library(qw_${name} STATIC ${ROOM_SOURCES})
  add_library(qw::${name} ALIAS qw_${name})
  target_include_directories(qw_${name} PUBLIC ${PROJECT_SOURCE_DIR}/core)
  target_compile_options(qw_${name} PRIVATE -fno-exceptions -fno-rtti)
  target_link_libraries(qw_${name} PRIVATE qw_options)
  if(EMSCRIPTEN)
    target_compile_options(qw_${name} PRIVATE $<IF:$<BOOL:${ROOM_HOT}>,-O2,-Oz> -finline-functions)
  endif()
  foreach(room IN LISTS ROOM_DEPENDS)
    target_link_libraries(qw_${name} PUBLIC qw::${room})
  endforeach()
endfunction()

# qw_small_module(target): link options of a shipped module. Binaryen folds functions with one caller into it, which makes
# a few functions of 20 to 50 KB with thousands of locals that compress badly: 3 % of brotli. A second pass finds 1 % more.
function(qw_small_module target)
  find_program(QW_WASM_OPT wasm-opt REQUIRED NO_CMAKE_FIND_ROOT_PATH)
  target_link_options(${target} PRIVATE -Oz -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=20)
endfunction()

# qw_optimise_again(target FILE): the second pass, after the link.
function(qw_optimise_again target file)
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${QW_WASM_OPT} -Oz --one-caller-inline-max-function-size=20 ${file} -o ${file} VERBATIM)
endfunction()

# qw_test(number_test SOURCES a_test.cpp LINKS qw::number): a GoogleTest binary, native or under Node.
function(qw_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  target_link_libraries(${name} PRIVATE qw_options GTest::gtest_main ${TEST_LINKS})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE QW_PROJECT_ROOT="${PROJECT_SOURCE_DIR}")
  if(EMSCRIPTEN)
    # -O1: the code is compiled as it ships, but Binaryen does not shrink a program that nobody downloads (9 s against 1)
    target_link_options(${name} PRIVATE -O1 -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sEXIT_RUNTIME=1
      -sTOTAL_STACK=1MB)
  endif()
  add_test(NAME ${name} COMMAND ${name})
endfunction()
