/**
 * The fourth term, which only ties see: a number below 2^36 for each pair of a patient and a doctor, from the seed and
 * their ids alone. The least sum of these numbers chooses among answers that are equal in the three first terms.
 */
export function tieHashes(seed: number, ids: readonly string[]): { one: Int32Array; two: Int32Array } {
  const one = new Int32Array(ids.length);
  const two = new Int32Array(ids.length);
  ids.forEach((id, index) => {
    one[index] = hashText(id, mix(seed));
    two[index] = hashText(id, mix(seed ^ 0x5bd1e995));
  });
  return { one, two };
}

/** 36 bits: the sum along any path over 2,000 doctors stays exact, and two different answers hardly ever have the same sum. */
export function tieOf(patient: number, patientToo: number, doctor: number, doctorToo: number): number {
  const high = mix(patient + mix(doctor ^ mix(patientToo)));
  const low = mix(patientToo + mix(doctorToo ^ high));
  return (high >>> 0) * 16 + (low >>> 28);
}

/** FNV-1a over UTF-16 code units, 32 bits, mixed at the end. */
function hashText(text: string, start: number): number {
  let hash = start ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** The finalizer of MurmurHash3 (32 bits). */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
