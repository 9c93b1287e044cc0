// A function as lines on the screen.
//
//     auto pieces = sample_curve([](double x) { return 1 / x; }, {-2, 2}, axes);
//     // two polylines, left and right of the pole, nothing across it
//
// Where the function is not finite there is a gap, with its ends found to a fraction of a pixel.
// Neighbours with a jump between them (the poles of tan, steps) are not joined: a jump is a change
// that does not shrink when the interval is halved again and again. Lines bend smoothly: an
// interval is halved until its middle is within a quarter pixel of the chord.
// What lies above or below the window is cut off at a margin outside it, so that no backend meets
// huge coordinates.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "figure/axes.h"
#include "figure/draw_list.h"

namespace downhill::figure {

using RealFunction = std::function<double(double)>;

// The polylines of y = f(x) for x in `x_range`, in screen coordinates. Each has at least 2 points.
std::vector<std::vector<Point>> sample_curve(const RealFunction& f, Range x_range,
                                             const Axes& axes);

// The same, put on the list inside a clip to the axes' box.
void draw_curve(DrawList& list, const RealFunction& f, Range x_range, const Axes& axes,
                const Stroke& stroke);

// A polyline through data points, broken where a coordinate is not finite, clipped to the box.
void draw_data_line(DrawList& list, const std::vector<DataPoint>& points, const Axes& axes,
                    const Stroke& stroke);

// The part of the segment that lies in the box, if any.
std::optional<Line> clipped(const Line& line, const Rectangle& box);

// The straight line through a point with a slope (both in data units), from edge to edge of the
// box. Nothing if it misses the box or a number is not finite. Linear axes only.
std::optional<Line> line_through(const Axes& axes, DataPoint through, double slope,
                                 const Stroke& stroke);

}  // namespace downhill::figure
