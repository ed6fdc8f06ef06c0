// Widths of the font of the documents in thousandths of its size, from the space to « ~ »: measured in its files.
const NORMAL = [
  280, 286, 301, 651, 592, 919, 731, 160, 299, 299, 485, 606, 210, 362, 210, 387, 648, 407, 548, 576, 614,
  588, 598, 510, 615, 595, 210, 210, 553, 628, 553, 480, 778, 626, 613, 645, 669, 569, 552, 694, 694, 392,
  512, 631, 541, 824, 693, 714, 592, 724, 614, 592, 558, 690, 593, 856, 623, 575, 607, 317, 387, 344, 552,
  372, 243, 525, 566, 485, 564, 538, 314, 558, 550, 252, 245, 492, 262, 845, 550, 548, 566, 574, 349, 471,
  326, 540, 461, 684, 481, 449, 460, 344, 237, 344, 555,
];
const BOLD = [
  312, 303, 390, 765, 610, 969, 725, 210, 335, 335, 485, 595, 271, 373, 272, 440, 659, 440, 579, 600, 624,
  607, 626, 537, 624, 571, 272, 272, 569, 612, 569, 547, 781, 678, 643, 658, 688, 597, 566, 718, 701, 424,
  561, 663, 552, 858, 717, 746, 629, 756, 650, 610, 607, 686, 644, 886, 685, 650, 618, 340, 440, 344, 582,
  400, 288, 552, 596, 510, 596, 563, 365, 593, 571, 300, 259, 555, 318, 882, 571, 576, 596, 599, 376, 508,
  376, 567, 530, 740, 539, 521, 505, 381, 254, 381, 537,
];
/** Of what is beyond: no letter of French is wider, but œ and the ellipsis. */
const OTHER = 780;
const SPACE = 32;

/** How wide a text is on one line, in points; kerning, which narrows, is left out. Pure. */
export function widthOf(text: string, size: number, isBold: boolean): number {
  const widths = isBold ? BOLD : NORMAL;
  let thousandths = 0;
  // An accent takes no room: « é » is « e » and its accent.
  for (const one of text.normalize("NFD")) {
    const code = one.codePointAt(0) ?? SPACE;
    if (code >= 0x300 && code <= 0x36f) continue;
    thousandths += widths[(code === 0xa0 ? SPACE : code) - SPACE] ?? OTHER;
  }
  return (thousandths * size) / 1_000;
}

/** How many lines a text takes in a width in points, words whole. Pure. */
export function linesOf(text: string, size: number, width: number, isBold = false): number {
  const space = widthOf(" ", size, isBold);
  let lines = 0;
  for (const line of text.split("\n")) {
    lines += 1;
    let at = 0;
    for (const word of line.split(" ")) {
      const wide = widthOf(word, size, isBold);
      if (at > 0 && at + wide > width) {
        lines += 1;
        at = 0;
      }
      // A word longer than the line goes on under it.
      if (wide > width) lines += Math.floor(wide / Math.max(1, width));
      at += wide + space;
    }
  }
  return lines;
}
