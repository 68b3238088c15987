/**
 * How many classes have a colour and a shape of their own; after them both repeat.
 * Not the colours (ui/tokens.css), nor the shapes (ClassGlyph.tsx); and no DOM: a worker knows it too.
 */
export const CLASS_MARKS = 10;
