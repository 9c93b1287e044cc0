// The window's contents without a window: Dear ImGui is fed keys and a pointer, and what is drawn
// goes nowhere. Then the program itself, on a screen in memory (Xvfb): what its pictures show.
#include "app/desktop.h"

#include <gtest/gtest.h>
#include <png.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <vector>

#include "app/desktop_options.h"
#include "app/system_fonts.h"
#include "lesson/course_folder.h"

namespace downhill::app {
namespace {

namespace fs = std::filesystem;

const std::string kLessons = DOWNHILL_SOURCE_DIR "/lessons";

lesson::Course project_course() {
  std::vector<text::Error> errors;
  return lesson::load_course(lesson::read_lessons(kLessons).value(), errors);
}

std::string mistake(const std::vector<std::string>& words) {
  const auto options = read_desktop_options(words);
  if (!options) return options.error().message;
  static const lesson::Course course = project_course();
  const auto start = find_start(*options, course);
  return start ? "" : start.error().message;
}

TEST(DesktopOptions, KnowsALessonByFolderNumberAndId) {
  const lesson::Course course = project_course();
  for (const char* name : {"05-gradient", "5", "gradient"}) {
    const auto start =
        find_start(read_desktop_options({name, "--lang", "zh", "--step", "2"}).value(), course);
    ASSERT_TRUE(start) << start.error().message;
    EXPECT_EQ(start->lesson->folder, "05-gradient");
    EXPECT_EQ(start->language, "zh");
    EXPECT_EQ(start->step, 1);
  }
  const std::string second = course.find("gradient")->steps[1].id;
  const auto by_id = find_start(read_desktop_options({"5", "--step=" + second}).value(), course);
  ASSERT_TRUE(by_id);
  EXPECT_EQ(by_id->step, 1);
}

TEST(DesktopOptions, SaysWhatIsWrongAndWhatIsNear) {
  EXPECT_EQ(mistake({"05-gradiant"}),
            "there is no lesson '05-gradiant', did you mean '05-gradient'?");
  EXPECT_EQ(mistake({"--lang", "de"}), "there is no language 'de'; there are en and zh");
  EXPECT_EQ(mistake({"--theme", "drak"}), "there is no theme 'drak', did you mean 'dark'?");
  EXPECT_EQ(mistake({"--them", "dark"}), "unknown option '--them', did you mean '--theme'?");
  EXPECT_EQ(mistake({"2", "--step", "secnat"}),
            "there is no step 'secnat', did you mean 'secant'?");
  EXPECT_NE(mistake({"2", "--step", "99"}).find("lesson 02-derivative has steps 1 to"),
            std::string::npos);
  EXPECT_NE(mistake({"2", "--step", "0"}), "");
  EXPECT_NE(mistake({"2", "--step", "1.5"}), "");
  EXPECT_NE(mistake({"--size", "10x10"}), "");
  EXPECT_NE(mistake({"--screenshot", "picture.jpg"}), "");
  EXPECT_NE(mistake({"2", "3"}), "");
  EXPECT_EQ(mistake({"--screenshot", "picture.png", "--size", "700x900"}), "");
}

class DesktopTest : public testing::Test {
 protected:
  static constexpr figure::Size kSize = {1200, 800};

  void SetUp() override {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    ImGui::GetStyle().WindowPadding = {0, 0};
    const SystemFonts fonts = read_system_fonts();
    if (fonts.plain.empty()) GTEST_SKIP() << "no font on this machine";
    ASSERT_TRUE(desktop().load_fonts(fonts.files()));
  }

  Desktop& desktop() {
    if (!desktop_) desktop_ = std::make_unique<Desktop>(std::move(course_), false, true);
    return *desktop_;
  }
  void open(std::string_view id, int step) {
    const auto opened = desktop().open(*desktop().course().find(id), "en", step);
    ASSERT_TRUE(opened) << opened.error().message;
    frames(3);
  }
  void frames(int count) {
    for (int i = 0; i < count; ++i) {
      ImGuiIO& io = ImGui::GetIO();
      io.DisplaySize = {kSize.width, kSize.height};
      io.DeltaTime = 1.0F / 60;
      now_secs_ += 1.0 / 60;
      ImGui::NewFrame();
      desktop().draw(kSize, 1, now_secs_);
      ImGui::Render();
      for (ImTextureData* texture : *ImGui::GetDrawData()->Textures) {
        if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
        if (texture->Status == ImTextureStatus_WantDestroy) {
          texture->SetTexID(ImTextureID_Invalid);
          texture->SetStatus(ImTextureStatus_Destroyed);
        } else {
          texture->SetStatus(ImTextureStatus_OK);
        }
      }
    }
  }
  void press(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    frames(2);
    ImGui::GetIO().AddKeyEvent(key, false);
    frames(2);
  }
  const lesson::Walk& walk() { return desktop().runner().walk(); }

  struct Destroy {
    void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
  };
  std::unique_ptr<ImGuiContext, Destroy> context_{ImGui::CreateContext()};
  lesson::Course course_ = project_course();
  std::unique_ptr<Desktop> desktop_;
  double now_secs_ = 0;
};

TEST_F(DesktopTest, KeysWalkThroughTheSteps) {
  open("derivative", 0);
  press(ImGuiKey_PageDown);
  EXPECT_EQ(walk().index(), 1);
  press(ImGuiKey_PageUp);
  EXPECT_EQ(walk().index(), 0);
  press(ImGuiKey_PageUp);
  EXPECT_EQ(walk().index(), 0);
}

TEST_F(DesktopTest, DigitsAnswerTheQuestionOnceItIsRead) {
  open("derivative", 0);
  ASSERT_TRUE(walk().current().quiz);
  press(ImGuiKey_2);  // opens it
  EXPECT_EQ(walk().answered(0), "");
  press(ImGuiKey_2);
  EXPECT_EQ(walk().answered(0), walk().current().quiz->answers[1].id);
  press(ImGuiKey_9);  // there is none
  EXPECT_EQ(walk().answered(0), walk().current().quiz->answers[1].id);
}

TEST_F(DesktopTest, TaskIsDoneByKeyboard) {
  open("derivative", 0);
  const std::string before = walk().scene().line();
  press(ImGuiKey_Tab);
  for (int i = 0; i < 200 && !walk().task_done(0); ++i) press(ImGuiKey_RightArrow);
  EXPECT_NE(walk().scene().line(), before);
  EXPECT_TRUE(walk().task_done(0)) << "the stride grows to 3";
  press(ImGuiKey_R);
  EXPECT_EQ(walk().scene().line(), before);
}

TEST_F(DesktopTest, AnotherLanguageKeepsThePlace) {
  open("gradient", 2);
  const std::string title = walk().current().title;
  press(ImGuiKey_Z);
  EXPECT_EQ(walk().index(), 2);
  EXPECT_EQ(walk().lesson().language, "zh");
  EXPECT_NE(walk().current().title, title);
  press(ImGuiKey_Z);
  EXPECT_EQ(walk().current().title, title);
}

TEST_F(DesktopTest, LessonIsChosenFromTheListByKeyboard) {
  open("derivative", 0);
  press(ImGuiKey_2);
  press(ImGuiKey_2);
  press(ImGuiKey_L);
  press(ImGuiKey_DownArrow);
  press(ImGuiKey_PageDown);  // the lesson below hears nothing
  press(ImGuiKey_Enter);
  EXPECT_EQ(walk().lesson().id, "partial-derivatives");
  EXPECT_EQ(walk().index(), 0);
  press(ImGuiKey_2);  // opens its question: that of the lesson before was open
  EXPECT_EQ(walk().answered(0), "");
  press(ImGuiKey_L);
  press(ImGuiKey_UpArrow);
  press(ImGuiKey_Enter);
  EXPECT_EQ(walk().answered(0), walk().current().quiz->answers[1].id) << "kept while it runs";
}

TEST_F(DesktopTest, LessonThatCannotBeOpenedIsToldAndTheOldOneStays) {
  desktop_.reset();
  std::vector<text::Error> errors;
  lesson::Files files = lesson::read_lessons(kLessons).value();
  std::string& words = files.contents.at("05-gradient/zh.md");
  words.insert(words.find("{#") + words.substr(words.find("{#")).find('\n'), "\n\n{{no_such}}\n");
  course_ = lesson::load_course(std::move(files), errors);
  ASSERT_TRUE(desktop().load_fonts(read_system_fonts().files()));
  open("gradient", 0);
  EXPECT_EQ(desktop().notice(), "");
  press(ImGuiKey_Z);
  EXPECT_NE(desktop().notice().find("no_such"), std::string::npos) << desktop().notice();
  EXPECT_EQ(walk().lesson().language, "en");
  press(ImGuiKey_Escape);
  EXPECT_EQ(desktop().notice(), "");
}

// ---- the program ----

struct Picture {
  int width = 0, height = 0;
  std::vector<unsigned char> pixels;  // RGB

  // Of a box in pixels: how bright, 0 to 255, and the share of pixels unlike the most frequent
  // colour.
  struct Look {
    double brightness = 0, ink = 0;
  };
  Look look(int left, int top, int right, int bottom) const {
    std::map<std::array<unsigned char, 3>, int> counts;
    double sum = 0;
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) {
        const unsigned char* p = &pixels[static_cast<std::size_t>(3 * (y * width + x))];
        ++counts[{p[0], p[1], p[2]}];
        sum += (p[0] + p[1] + p[2]) / 3.0;
      }
    }
    int most = 0;
    for (const auto& [color, count] : counts) most = std::max(most, count);
    const double all = static_cast<double>(right - left) * (bottom - top);
    return {sum / all, 1 - most / all};
  }
  // The share of pixels of a box that are another picture's too.
  double same(const Picture& other, int left, int top, int right, int bottom) const {
    int count = 0;
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) {
        const auto at = static_cast<std::size_t>(3 * (y * width + x));
        count += std::equal(&pixels[at], &pixels[at] + 3, &other.pixels[at]) ? 1 : 0;
      }
    }
    return count / (static_cast<double>(right - left) * (bottom - top));
  }
};

class DesktopProgram : public testing::Test {
 protected:
  DesktopProgram() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() /
              ("downhill-" + std::string(test->name()) + "-" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  ~DesktopProgram() override { fs::remove_all(folder_); }

  int run(const std::string& words, bool on_screen = false) {
    // D-Bus and Mesa leave memory behind, the latter from a module that is gone by then, so that
    // LeakSanitizer cannot be told by name.
    const std::string screen =
        on_screen ? "ASAN_OPTIONS=detect_leaks=0 xvfb-run -a -s '-screen 0 1280x1000x24' " : "";
    const std::string command = "cd '" + folder_.string() + "' && " + screen +
                                "'" DOWNHILL_DESKTOP "' --lessons '" + kLessons + "' " + words +
                                " >out.txt 2>err.txt </dev/null";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::string said(const char* file) const {
    std::ifstream in(folder_ / file);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  Picture picture(const std::string& words) {
    const int code = run(words + " --size 1000x700 --screenshot picture.png", true);
    EXPECT_EQ(code, 0) << said("err.txt");
    Picture out;
    png_image image = {};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&image, (folder_ / "picture.png").c_str()) == 0) return out;
    image.format = PNG_FORMAT_RGB;
    out.width = static_cast<int>(image.width);
    out.height = static_cast<int>(image.height);
    out.pixels.resize(PNG_IMAGE_SIZE(image));
    png_image_finish_read(&image, nullptr, out.pixels.data(), 0, nullptr);
    return out;
  }

  fs::path folder_;
};

TEST_F(DesktopProgram, RefusesBadArgumentsWithTwo) {
  for (const char* words : {"05-gradiant", "--lang de", "--theme drak", "5 --step 99", "--wat"}) {
    EXPECT_EQ(run(words), 2) << words;
    const std::string errors = said("err.txt");
    EXPECT_TRUE(errors.starts_with("downhill-desktop: ")) << errors;
    EXPECT_EQ(std::count(errors.begin(), errors.end(), '\n'), 1) << errors;
  }
  EXPECT_EQ(run("--help"), 0);
  EXPECT_NE(said("out.txt").find("--screenshot"), std::string::npos);
}

// Text on the left, the stage on the right (desktop.h): both are written on, in either language and
// theme.
TEST_F(DesktopProgram, DrawsTextAndStageInBothLanguagesAndThemes) {
  for (const char* lesson : {"02-derivative --step 2", "05-gradient"}) {
    for (const char* look : {"--lang en", "--lang zh --theme dark"}) {
      SCOPED_TRACE(std::string(lesson) + " " + look);
      const Picture out = picture(std::string(lesson) + " " + look);
      ASSERT_EQ(out.width, 1000);
      ASSERT_EQ(out.height, 700);
      const bool dark = std::string_view(look).ends_with("dark");
      for (const int left : {0, 450}) {
        const Picture::Look half = out.look(left, 60, left == 0 ? 430 : 980, 690);
        EXPECT_GT(half.ink, 0.02);
        EXPECT_LT(half.ink, 0.9);
        EXPECT_TRUE(dark ? half.brightness < 90 : half.brightness > 180) << half.brightness;
      }
    }
  }
}

TEST_F(DesktopProgram, SpeaksAnotherLanguageInTextAndBar) {
  const Picture en = picture("14 --lang en"), zh = picture("14 --lang zh");
  ASSERT_EQ(en.pixels.size(), zh.pixels.size());
  EXPECT_LT(en.same(zh, 0, 0, 430, 56), 0.99);
  EXPECT_LT(en.same(zh, 0, 60, 430, 690), 0.97);
}

}  // namespace
}  // namespace downhill::app
