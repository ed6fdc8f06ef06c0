/**
 * « d’Adrien », « de Marie »: « de » before a name. Before H as before a vowel: first names in French nearly all have a mute one
 * (Hélène, Hugo), and which family names do not (« de Hamon ») cannot be told from the letters. A title takes its article: « du Dr Petit ».
 */
export const ofName = (name: string): string =>
  /^Dr /.test(name) ? `du ${name}` : /^[aeiouhàâäéèêëîïôöùûüœæ]/i.test(name) ? `d’${name}` : `de ${name}`;
