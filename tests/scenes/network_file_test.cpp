// Files of the playground: what leaves comes back, and a damaged file is refused with a reason.
#include "scenes/network_file.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "scenes/scene_context.h"
#include "text/json.h"
#include "words_of_errors.h"

namespace downhill::scenes {
namespace {

const std::string kLine =
    "network?data=moons&layers=2&units=3&activation=relu&batch=20&seed=5&step=30";

// What went wrong, in words of every language.
template <class T>
std::string key_of(const text::Result<T>& result) {
  EXPECT_FALSE(result);
  if (result) return "";
  expect_has_words(result.error());
  return result.error().key;
}

TEST(NetworkFile, ARunComesBackWithTheSameWeights) {
  const auto scene = scene_of(kLine);
  const std::string file = scene->exported("run");
  const auto read = read_run_file(file);
  ASSERT_TRUE(read) << text::to_string(read.error());
  EXPECT_EQ(read->line, kLine);
  // Made anew from its line, the run has the weights of the file, to the last digit.
  const auto again = scene_of(read->line);
  EXPECT_EQ(again->exported("run"), file);
  const text::Json json = *text::parse_json(file);
  EXPECT_EQ(json["seed"], 5);
  EXPECT_EQ(json["step"], 30);
  EXPECT_EQ(json["weights"].size(), read->weights.size());
}

// A playground to which files of these names are handed.
std::unique_ptr<Scene> playground(std::map<std::string, std::string, std::less<>> files) {
  const auto kept = std::make_shared<decltype(files)>(std::move(files));
  auto made = make_scene("network?units=2&seed=9&step=3",
                         {&course_words("en"), [kept](std::string_view name) -> const std::string* {
                            const auto found = kept->find(name);
                            return found == kept->end() ? nullptr : &found->second;
                          }});
  EXPECT_TRUE(made);
  return *std::move(made);
}

TEST(NetworkFile, ARunIsLoadedIntoThePlayground) {
  const std::string file = scene_of(kLine)->exported("run");
  const auto scene = playground({{"run.json", file}});
  ASSERT_TRUE(scene->set("load", "run.json"));
  EXPECT_EQ(scene->line(), kLine) << "all settings are the run's, and the file is not asked for";
  EXPECT_EQ(scene->exported("run"), file);
}

TEST(NetworkFile, PointsAreLoadedAndTheSettingsStay) {
  const auto scene = playground({{"p.csv", "x,y,class\n0.5,-1,1\n0.25,0.125,0\n-1,1,1\n"}});
  ASSERT_TRUE(scene->set("load", "p.csv"));
  EXPECT_EQ(scene->value("data"), "painted");
  EXPECT_EQ(scene->value("points"), "0.5,-1,1,0.25,0.125,0,-1,1,1");
  EXPECT_EQ(seen(*scene, "painted"), 3);
  EXPECT_EQ(scene->value("units"), "2");
  EXPECT_EQ(scene->value("load"), "");
}

TEST(NetworkFile, WhatCannotBeLoadedIsNamedAndChangesNothing) {
  std::string foreign = scene_of("network?data=xor&step=2")->exported("run");
  const auto scene = playground({{"a.json", foreign.substr(0, foreign.size() - 9)},
                                 {"b.json", "{}"},
                                 {"c.csv", "x,y,class\n0.5,oops,1\n"},
                                 {"d.csv", "0.5,9,1\n"},
                                 {"e.csv", ""}});
  const std::string before = scene->line();
  for (const char* name : {"a.json", "b.json", "c.csv", "d.csv", "e.csv"}) {
    const auto done = scene->set("load", name);
    EXPECT_FALSE(done) << name;
    if (!done) expect_has_words(done.error());
    EXPECT_EQ(scene->line(), before) << name;
  }
}

TEST(NetworkFile, ADamagedRunIsRefused) {
  const std::string file = scene_of(kLine)->exported("run");
  EXPECT_EQ(key_of(read_run_file(file.substr(0, file.size() / 2))), "network-run-file");
  EXPECT_EQ(key_of(read_run_file("[1, 2]")), "network-run-file");
  EXPECT_EQ(key_of(read_run_file("{\"downhill\": \"network\"}")), "network-run-file");
  std::string other = file;
  const std::size_t digit = other.find_last_of("123456789", other.find("\"check\"") - 6);
  other[digit] = other[digit] == '1' ? '2' : '1';
  EXPECT_EQ(key_of(read_run_file(other)), "network-run-damaged");
  other = file;
  other.replace(other.find("seed=5"), 6, "seed=6");
  EXPECT_EQ(key_of(read_run_file(other)), "network-run-damaged");
}

// The exported network, computed by hand, gives the answers of the run.
TEST(NetworkFile, ANetworkCanBeComputedFromItsFile) {
  NetworkRun run({.data = "xor", .layers = 2, .units = 3});
  run.reach(25);
  const text::Json json = *text::parse_json(network_file("network", run));
  ASSERT_EQ(json["layers"].size(), 3U);
  nn::Matrix<double> places(2, 3);
  places << 0.3, -0.7, 0.1, 0.5, 0.2, -0.9;
  const nn::Matrix<double> answers = run.answers(places);
  for (nn::Index i = 0; i < places.cols(); ++i) {
    std::vector<double> values{places(0, i), places(1, i)};
    for (const text::Json& layer : json["layers"]) {
      std::vector<double> next;
      for (std::size_t unit = 0; unit < layer["weights"].size(); ++unit) {
        double sum = layer["bias"][unit].get<double>();
        for (std::size_t k = 0; k < values.size(); ++k) {
          sum += layer["weights"][unit][k].get<double>() * values[k];
        }
        next.push_back(layer["activation"] == "tanh" ? std::tanh(sum) : 1 / (1 + std::exp(-sum)));
      }
      values = next;
    }
    ASSERT_EQ(values.size(), 1U);
    EXPECT_NEAR(values[0], answers(0, i), 1e-12);
  }
}

TEST(NetworkFile, PointsComeBack) {
  const auto scene = scene_of("network?data=painted&points=0.5,-0.25,1,-1.5,0.125,0");
  const std::string csv = scene->exported("points");
  EXPECT_EQ(csv, "x,y,class\n0.5,-0.25,1\n-1.5,0.125,0\n");
  const std::vector<double> expected{0.5, -0.25, 1, -1.5, 0.125, 0};
  EXPECT_EQ(*read_points_file(csv), expected);
  EXPECT_EQ(*read_points_file("0.5,-0.25,1\n-1.5,0.125,0"), expected) << "without names";
}

TEST(NetworkFile, PointsThatCannotBeAreRefused) {
  EXPECT_EQ(key_of(read_points_file("x,y,class\n0,0,2\n")), "network-point");
  EXPECT_EQ(key_of(read_points_file("0,0,1\n2.5,0,1\n")), "network-point");
  EXPECT_EQ(key_of(read_points_file("")), "csv-empty");
  const auto bad = read_points_file("0,0,1\n0,one,1\n");
  EXPECT_EQ(key_of(bad), "csv-number");
  EXPECT_EQ(bad.error().place.line, 2) << "of the learner's file";
  std::string many;
  for (int i = 0; i < 501; ++i) many += "0,0,1\n";
  EXPECT_EQ(key_of(read_points_file(many)), "network-points");
}

TEST(NetworkFile, AbsurdFilesAreRefused) {
  const std::string head = R"({"downhill": "network-run", "version": 1, "figure": )";
  const std::string deep = std::string(400'000, '[') + std::string(400'000, ']');
  EXPECT_EQ(key_of(read_run_file(head + deep + "}")), "network-run-file");
  EXPECT_EQ(key_of(read_run_file(head + "\"network\", \"weights\": " + deep + "}")),
            "network-run-file");
  EXPECT_EQ(key_of(read_run_file(head + "[[1]]}")), "network-run-damaged");
  EXPECT_EQ(key_of(read_run_file(std::string(1'000'000, '{'))), "network-run-file");
  EXPECT_EQ(key_of(read_points_file(std::string(1'000'000, '1'))), "csv-width");
  EXPECT_EQ(key_of(read_points_file("1e999,0,1\n")), "csv-number");
  EXPECT_EQ(key_of(read_points_file("x,y,class\n0,nan,1\n")), "csv-number");
  EXPECT_EQ(key_of(read_points_file("\xFF\xFE")), "csv-no-rows");
}

}  // namespace
}  // namespace downhill::scenes
