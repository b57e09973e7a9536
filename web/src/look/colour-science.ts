/** Colour arithmetic behind the palette test: WCAG 2 contrast, CIEDE2000, Machado 2009 colour-vision deficiency. */
type Triple = readonly [number, number, number];

/** Machado 2009 at severity 1.0, applied in linear RGB. */
export const DEFICIENCIES = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const satisfies Record<string, readonly number[]>;
export type Deficiency = keyof typeof DEFICIENCIES;

function linear(hex: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function luminance(hex: string): number {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.x contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function lab(hex: string, deficiency: Deficiency): Triple {
  const [r, g, b] = linear(hex);
  const m = DEFICIENCIES[deficiency];
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  const R = clamp(m[0] * r + m[1] * g + m[2] * b);
  const G = clamp(m[3] * r + m[4] * g + m[5] * b);
  const B = clamp(m[6] * r + m[7] * g + m[8] * b);
  const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124564 * R + 0.3575761 * G + 0.1804375 * B) / 0.95047);
  const y = f(0.2126729 * R + 0.7151522 * G + 0.072175 * B);
  const z = f((0.0193339 * R + 0.119192 * G + 0.9503041 * B) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const rad = (degrees: number): number => (degrees * Math.PI) / 180;
const hueAngle = (a: number, b: number): number =>
  a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;

/** CIEDE2000 distance of two `#rrggbb` colours as a person with the deficiency sees them; 1 is just noticeable. */
export function deltaE2000(one: string, other: string, deficiency: Deficiency = 'normal'): number {
  const [L1, a1, b1] = lab(one, deficiency);
  const [L2, a2, b2] = lab(other, deficiency);
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const g = 0.5 * (1 - Math.sqrt(mean7 / (mean7 + 25 ** 7)));
  const C1 = Math.hypot(a1 * (1 + g), b1);
  const C2 = Math.hypot(a2 * (1 + g), b2);
  const h1 = hueAngle(a1 * (1 + g), b1);
  const h2 = hueAngle(a2 * (1 + g), b2);
  const grey = C1 * C2 === 0;
  const turn = h2 - h1;
  const dh = grey ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
  const dH = 2 * Math.sqrt(C1 * C2) * Math.sin(rad(dh / 2));
  const sum = h1 + h2;
  const H = grey ? sum : Math.abs(turn) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  const L = (L1 + L2) / 2;
  const C = (C1 + C2) / 2;
  const T =
    1 -
    0.17 * Math.cos(rad(H - 30)) +
    0.24 * Math.cos(rad(2 * H)) +
    0.32 * Math.cos(rad(3 * H + 6)) -
    0.2 * Math.cos(rad(4 * H - 63));
  const SL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const SC = 1 + 0.045 * C;
  const SH = 1 + 0.015 * C * T;
  const RT = -2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)) * Math.sin(rad(60 * Math.exp(-(((H - 275) / 25) ** 2))));
  const [l, c, h] = [(L2 - L1) / SL, (C2 - C1) / SC, dH / SH];
  return Math.sqrt(l * l + c * c + h * h + RT * c * h);
}
