import type { PinState } from './city-map-props.js';
import type { Tokens } from './map-style.js';

/** Twice the size it is shown in, for fine screens. */
const size = 44;
const middle = size / 2;

/** A shape per state, so that it is told without its colour. */
const outlines: Record<PinState, (draw: CanvasRenderingContext2D) => void> = {
  calm: (draw) => draw.arc(middle, middle, 14, 0, 2 * Math.PI),
  soon: (draw) =>
    polygon(draw, [
      [middle, 5],
      [size - 5, middle],
      [middle, size - 5],
      [5, middle],
    ]),
  late: (draw) =>
    polygon(draw, [
      [middle, 4],
      [size - 4, size - 8],
      [4, size - 8],
    ]),
  done: (draw) => draw.rect(8, 8, size - 16, size - 16),
};

function polygon(draw: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  points.forEach(([x, y], index) => (index === 0 ? draw.moveTo(x, y) : draw.lineTo(x, y)));
  draw.closePath();
}

export function pinShapes(colors: Tokens): [PinState, ImageData][] {
  const fills: Record<PinState, string> = { calm: colors.action, soon: colors.soon, late: colors.late, done: colors.done };
  return (Object.keys(outlines) as PinState[]).map((state) => [state, shapeOf(state, fills[state], colors.surface)]);
}

function shapeOf(state: PinState, fill: string, border: string): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const draw = canvas.getContext('2d');
  if (!draw) return new ImageData(size, size);
  draw.beginPath();
  outlines[state](draw);
  draw.fillStyle = fill;
  draw.fill();
  draw.lineWidth = 4;
  draw.strokeStyle = border;
  draw.stroke();
  return draw.getImageData(0, 0, size, size);
}
