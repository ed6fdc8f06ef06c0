const HEADINGS = "Nom de naissance;Prénom;Date de naissance;Sexe;Code postal;Commune";
const RUBBISH = [
  "=cmd|' /C calc'!A0;;;;;",
  "Sans prénom;;01/02/1950;F;31320;",
  "Mal;Née;31/02/1950;F;31320;",
  "123456;Numéro;01/02/1950;F;31320;",
  "Trop;De;01/02/1950;F;31320;;;;cellules",
];

/** Five syllables of two letters, so that no two are alike. */
function nameOf(seed: number): string {
  let name = "";
  for (let left = (seed * 7_919 + 104_729) % 9_765_625, at = 0; at < 5; at++, left = Math.floor(left / 25))
    name += String.fromCharCode(97 + (left % 25)) + "aeiou"[(left + at) % 5];
  return name;
}

/** A list of patients as a caisse sends it, one line in five rubbish. */
export function writeList(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => {
    if (at % 5 === 4) return RUBBISH[Math.floor(at / 5) % RUBBISH.length];
    const day = String(1 + (at % 28)).padStart(2, "0");
    const month = String(1 + (at % 12)).padStart(2, "0");
    const born = `${day}/${month}/${1930 + (at % 70)}`;
    return `${nameOf(at)};${nameOf(at + 500_000)};${born};${at % 2 ? "F" : "M"};31320;Auzeville-Tolosane`;
  });
  return `${HEADINGS}\n${lines.join("\n")}\n`;
}
