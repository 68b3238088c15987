/**
 * The point as the graphics card draws it: place, size, and the shape of its class; and its image as a thumbnail.
 * Not the shapes' other form: drawing/ClassGlyph.tsx draws the same ones for legends.
 */

export const vertexShader = `#version 300 es
in vec2 position;
in float birth;
in vec2 look;
uniform vec2 scale;
uniform vec2 offset;
uniform float diameter;
uniform float opacity;
uniform float newest;
uniform vec3 classColors[10];
out vec4 color;
flat out int mark;
flat out float span;

void main() {
  bool isAside = look.y >= 4.0;
  bool isTest = look.y == 1.0 || look.y == 5.0;
  bool isHidden = look.y == 2.0 || abs(position.x) > 1e29;
  span = diameter * (isTest ? 1.35 : 1.0);
  mark = int(look.x);
  // Codes from a much younger network fade until they are computed anew.
  float freshness = newest > 0.0 ? mix(0.12, 1.0, smoothstep(0.0, 0.7, birth / newest)) : 1.0;
  float emphasis = isAside ? 0.08 : 1.0;
  color = vec4(classColors[mark], emphasis * freshness * (isTest ? min(1.0, opacity * 1.5) : opacity));
  gl_Position = isHidden ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(position * scale + offset, 0.0, 1.0);
  gl_PointSize = span + 1.0;
}
`;

/** A thumbnail is a square of four corners, drawn once for each image. */
export const spriteVertexShader = `#version 300 es
in vec2 position;
in vec2 look;
in float slot;
uniform vec2 scale;
uniform vec2 offset;
uniform vec2 halfSize;
uniform vec2 canvas;
uniform vec3 classColors[10];
out vec2 place;
out vec3 color;
out float emphasis;
flat out float tile;

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  bool isHidden = look.y == 2.0 || abs(position.x) > 1e29;
  // On whole pixels of the device, so that all images are equally sharp.
  vec2 middle = floor((position * scale + offset) * canvas * 0.5 + 0.5) / (canvas * 0.5);
  place = vec2(corner.x, 1.0 - corner.y);
  color = classColors[int(look.x)];
  emphasis = look.y >= 4.0 ? 0.25 : 1.0;
  tile = slot;
  gl_Position = isHidden ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(middle + (corner * 2.0 - 1.0) * halfSize, 0.0, 1.0);
}
`;

export const spriteFragmentShader = `#version 300 es
precision highp float;
in vec2 place;
in vec3 color;
in float emphasis;
flat in float tile;
uniform sampler2D atlas;
uniform float columns;
uniform float rows;
/** Of the border, as shares of a side. */
uniform vec2 border;
uniform float share;
out vec4 fragment;

void main() {
  vec2 inside = (place - border) / (1.0 - 2.0 * border);
  bool isBorder = any(lessThan(inside, vec2(0.0))) || any(greaterThanEqual(inside, vec2(1.0)));
  vec2 at = (vec2(mod(tile, columns), floor(tile / columns)) + clamp(inside, 0.0, 0.999)) / vec2(columns, rows);
  vec3 shown = isBorder ? color : vec3(texture(atlas, at).r);
  float alpha = share * emphasis;
  fragment = vec4(shown * alpha, alpha);
}
`;

/** Signed distances in a box from −1 to 1, negative inside. */
export const fragmentShader = `#version 300 es
precision mediump float;
in vec4 color;
flat in int mark;
flat in float span;
uniform float shapeShare;
out vec4 fragment;

float plus(vec2 p) {
  return min(max(p.x - 0.26, p.y - 0.92), max(p.x - 0.92, p.y - 0.26));
}

float shape(vec2 p) {
  vec2 q = abs(p);
  if (mark == 1) return abs(length(p) - 0.68) - 0.22;
  if (mark == 2) return max(q.x, q.y) - 0.74;
  if (mark == 3) return (q.x + q.y - 1.0) * 0.707;
  if (mark == 4) return max(q.x * 0.86 - p.y * 0.5, p.y) - 0.5;
  if (mark == 5) return max(q.x * 0.86 + p.y * 0.5, -p.y) - 0.5;
  if (mark == 6) return plus(q);
  if (mark == 7) return plus(abs(vec2(p.x + p.y, p.x - p.y) * 0.707));
  if (mark == 8) return max((q.x - q.y * 0.9 - 0.1) * 0.74, q.y - 0.85);
  if (mark == 9) return max(q.x - 0.98, q.y - 0.34);
  return length(p) - 0.88;
}

void main() {
  vec2 p = (gl_PointCoord * 2.0 - 1.0) * (span + 1.0) / span;
  float distance = mix(length(p) - 0.88, shape(p), shapeShare);
  float alpha = color.a * clamp(0.5 - distance * span * 0.5, 0.0, 1.0);
  fragment = vec4(color.rgb * alpha, alpha);
}
`;
