# Third-party code, each as one target and always SYSTEM, so that our warnings stay ours.
#   GTest::gtest_main  native and wasm, from the same sources (a prebuilt library cannot be linked by emcc)
#   qw_nlohmann        native and wasm, header only, for core/json alone
#   qw_imgui           native and wasm; the OpenGL 3 backend only in wasm, tests draw without one
#   CLI11::CLI11, benchmark::benchmark, rapidcheck, pugixml::pugixml, qw_nettle (SHA-256)   native only
# Debian packages come first (ci/setup installs them); where one is missing, its upstream release is fetched.
include(FetchContent)
set(FETCHCONTENT_QUIET OFF)

# ----------------------------------------------------------------------------------------------- GoogleTest
# From source on both sides, since there is no wasm binary; without sanitizers, which would double its time to build.
function(qw_add_googletest)
  set(QW_GTEST_DIR /usr/src/googletest CACHE PATH "GoogleTest sources (folder with googletest/src)")
  if(NOT EXISTS ${QW_GTEST_DIR}/googletest/src/gtest-all.cc)
    FetchContent_Declare(googletest GIT_REPOSITORY https://github.com/google/googletest.git GIT_TAG release-1.12.1
      SOURCE_SUBDIR not-built-here)
    FetchContent_MakeAvailable(googletest)
    set(QW_GTEST_DIR ${googletest_SOURCE_DIR})
  endif()
  set(root ${QW_GTEST_DIR}/googletest)
  add_library(qw_gtest_main STATIC EXCLUDE_FROM_ALL ${root}/src/gtest-all.cc ${root}/src/gtest_main.cc)
  add_library(GTest::gtest_main ALIAS qw_gtest_main)
  target_include_directories(qw_gtest_main SYSTEM PUBLIC ${root}/include PRIVATE ${root})
  if(EMSCRIPTEN)
    target_compile_definitions(qw_gtest_main PUBLIC GTEST_HAS_PTHREAD=0)
  else()
    find_package(Threads REQUIRED)
    target_link_libraries(qw_gtest_main PUBLIC Threads::Threads)
  endif()
endfunction()

# ----------------------------------------------------------------------------------------------- nlohmann/json
# Reached through a folder of its own: emcc must not see /usr/include, where the host's C library lives.
function(qw_add_nlohmann)
  find_path(QW_NLOHMANN_INCLUDE nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH)
  set(private_include ${PROJECT_BINARY_DIR}/third_party/nlohmann/include)
  if(QW_NLOHMANN_INCLUDE)
    set(headers ${QW_NLOHMANN_INCLUDE}/nlohmann)
  else()
    FetchContent_Declare(nlohmann_json GIT_REPOSITORY https://github.com/nlohmann/json.git GIT_TAG v3.11.2
      SOURCE_SUBDIR not-built-here)
    FetchContent_MakeAvailable(nlohmann_json)
    set(headers ${nlohmann_json_SOURCE_DIR}/include/nlohmann)
  endif()
  file(MAKE_DIRECTORY ${private_include})
  file(CREATE_LINK ${headers} ${private_include}/nlohmann COPY_ON_ERROR SYMBOLIC)
  add_library(qw_nlohmann INTERFACE)
  target_include_directories(qw_nlohmann SYSTEM INTERFACE ${private_include})
endfunction()

# ----------------------------------------------------------------------------------------------- Dear ImGui
set(QW_IMGUI_TAG v1.92.2b)
set(QW_IMGUI_DEFINITIONS
  IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_TIME_FUNCTIONS)

function(qw_add_imgui)
  set(dir "$ENV{QW_IMGUI_DIR}")
  if(NOT dir)
    set(dir ${PROJECT_SOURCE_DIR}/.deps/imgui)
    if(NOT EXISTS ${dir}/imgui.cpp)
      FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui.git GIT_TAG ${QW_IMGUI_TAG})
      FetchContent_MakeAvailable(imgui)
      set(dir ${imgui_SOURCE_DIR})
    endif()
  endif()
  if(NOT EXISTS ${dir}/imgui.cpp)
    message(FATAL_ERROR "No Dear ImGui in ${dir}: run ci/setup, or point QW_IMGUI_DIR at its sources.")
  endif()
  set(sources ${dir}/imgui.cpp ${dir}/imgui_draw.cpp ${dir}/imgui_widgets.cpp)
  if(EMSCRIPTEN)
    list(APPEND sources ${dir}/backends/imgui_impl_opengl3.cpp ${PROJECT_SOURCE_DIR}/web/app/imgui_left_out.cpp)
  else()
    list(APPEND sources ${dir}/imgui_tables.cpp)
  endif()
  add_library(qw_imgui STATIC EXCLUDE_FROM_ALL ${sources})
  target_include_directories(qw_imgui SYSTEM PUBLIC ${dir} ${dir}/backends)
  target_compile_definitions(qw_imgui PUBLIC ${QW_IMGUI_DEFINITIONS})
  target_compile_options(qw_imgui PRIVATE -fno-exceptions -fno-rtti $<$<BOOL:${EMSCRIPTEN}>:-Oz>)
  if(QW_SANITIZE)
    target_compile_options(qw_imgui PRIVATE -fsanitize=${QW_SANITIZE})
  endif()
endfunction()

# ----------------------------------------------------------------------------------------------- native only
function(qw_add_native_tools)
  find_package(CLI11 REQUIRED)
  find_package(benchmark REQUIRED)
  find_package(rapidcheck REQUIRED)
  find_package(pugixml REQUIRED)
  find_path(QW_NETTLE_INCLUDE nettle/sha2.h REQUIRED)
  find_library(QW_NETTLE_LIBRARY nettle REQUIRED)
  add_library(qw_nettle INTERFACE)
  target_include_directories(qw_nettle SYSTEM INTERFACE ${QW_NETTLE_INCLUDE})
  target_link_libraries(qw_nettle INTERFACE ${QW_NETTLE_LIBRARY})
endfunction()

qw_add_googletest()
qw_add_nlohmann()
qw_add_imgui()
if(NOT EMSCRIPTEN)
  qw_add_native_tools()
endif()
