/** sRGB channel values 0–255 of "#RRGGBB". */
export function channelsOf(hex: string): [number, number, number] {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new Error(`not a colour: ${hex}`);
  return [1, 2, 3].map((index) => Number.parseInt(match[index] ?? "0", 16)) as [number, number, number];
}

/** Relative luminance, 0 (black) to 1 (white). Source: WCAG 2.2, "relative luminance". */
export function luminanceOf(hex: string): number {
  const [red, green, blue] = channelsOf(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, 1 to 21. Source: WCAG 2.2, success criterion 1.4.3. */
export function contrastOf(one: string, other: string): number {
  const [high, low] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** `share` of `other` in `base`, channel by channel; 0 gives base, 1 gives other. */
export function mix(base: string, other: string, share: number): string {
  const from = channelsOf(base);
  const to = channelsOf(other);
  const blended = from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share));
  return `#${blended.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
