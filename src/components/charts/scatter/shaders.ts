/**
 * The point as the graphics card draws it: place, size, and the shape of its class.
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
  bool isTest = look.y == 1.0;
  bool isHidden = look.y == 2.0 || abs(position.x) > 1e29;
  span = diameter * (isTest ? 1.35 : 1.0);
  mark = int(look.x);
  // Codes from a much younger network fade until they are computed anew.
  float freshness = newest > 0.0 ? mix(0.12, 1.0, smoothstep(0.0, 0.7, birth / newest)) : 1.0;
  color = vec4(classColors[mark], freshness * (isTest ? min(1.0, opacity * 1.5) : opacity));
  gl_Position = isHidden ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(position * scale + offset, 0.0, 1.0);
  gl_PointSize = span + 1.0;
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
