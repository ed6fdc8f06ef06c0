/**
 * « d’Adrien », « de Marie »: « de » before a name. Before H as before a vowel: first names in French nearly all have a mute one
 * (Hélène, Hugo), and which family names do not (« de Hamon ») cannot be told from the letters.
 */
export const ofName = (name: string): string =>
  /^[aeiouhàâäéèêëîïôöùûüœæ]/i.test(name) ? `d’${name}` : `de ${name}`;
