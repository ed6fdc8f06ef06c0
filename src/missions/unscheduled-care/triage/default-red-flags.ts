import type { RedFlag } from "./call-sheet.ts";

const SAMU =
  "Service-Public.fr, fiche F33954 (numéros d'urgence) : situations de détresse vitale pour lesquelles appeler le Samu";
const CHILD = "CHU de Nantes, « Fièvre de l'enfant » : quand appeler le 15";
const PUBLIC =
  "UFC-Que Choisir, « Reconnaître les urgences » (2019) : signes d'alerte de l'infarctus et de l'AVC";
const USAGE =
  "Conseils d'urgence au public, sans texte précis retrouvé : à valider par les médecins de la CPTS";

const sign = (code: string, label: string, say: string, source: string): RedFlag => ({
  kind: "red-flag",
  code,
  label,
  say,
  source,
});

/** Signs that stop the call and put up the 15. Prudent on purpose: a doubt counts as a yes. What is asked first is what cannot wait a minute. */
export const defaultRedFlags: readonly RedFlag[] = [
  sign(
    "conscience",
    "trouble de conscience",
    "Est-il difficile à réveiller, confus, a-t-il perdu connaissance ou eu un malaise grave ?",
    SAMU,
  ),
  sign(
    "respiration",
    "difficulté à respirer",
    "A-t-il du mal à respirer, à parler sans s'essouffler, ou les lèvres bleues ?",
    SAMU,
  ),
  sign(
    "douleur-thoracique",
    "douleur thoracique",
    "A-t-il une douleur ou un serrement dans la poitrine, le bras, le dos ou la mâchoire ?",
    `${SAMU} ; ${PUBLIC}`,
  ),
  sign(
    "avc",
    "signes d'AVC",
    "A-t-il eu brusquement le visage de travers, un bras ou une jambe faible, du mal à parler ou à voir, même si cela est passé ?",
    PUBLIC,
  ),
  sign(
    "hemorragie",
    "hémorragie",
    "Perd-il beaucoup de sang, ou le saignement ne s'arrête-t-il pas quand on appuie ?",
    SAMU,
  ),
  sign(
    "allergie-grave",
    "réaction allergique grave",
    "Après un aliment, un médicament ou une piqûre : visage ou gorge qui gonfle, gêne pour respirer, malaise ?",
    USAGE,
  ),
  sign(
    "convulsions",
    "convulsions",
    "A-t-il eu des secousses de tout le corps ou une crise de convulsions ?",
    USAGE,
  ),
  sign(
    "purpura",
    "taches violacées avec fièvre",
    "A-t-il de la fièvre avec des taches rouges ou violacées qui ne s'effacent pas quand on appuie ?",
    CHILD,
  ),
  sign(
    "nourrisson-fievre",
    "fièvre avant 3 mois",
    "Est-ce un bébé de moins de 3 mois qui a 38 °C ou plus ?",
    USAGE,
  ),
  sign(
    "enfant-grave",
    "bébé ou enfant très abattu",
    "L'enfant est-il très mou, pâle, gris ou bleu, ou ne réagit-il pas comme d'habitude ?",
    CHILD,
  ),
  sign(
    "grossesse",
    "grossesse avec saignement ou douleur",
    "Est-elle enceinte ou vient-elle d'accoucher, avec un saignement, une forte douleur au ventre ou un très violent mal de tête ?",
    USAGE,
  ),
  sign(
    "suicide",
    "idées suicidaires",
    "Parle-t-il de mourir, de se faire du mal, ou l'a-t-il déjà tenté ? (Le 3114 répond aussi, jour et nuit.)",
    USAGE,
  ),
  sign(
    "intoxication",
    "intoxication",
    "A-t-il avalé ou respiré un produit dangereux, ou pris trop de médicaments ?",
    SAMU,
  ),
  sign(
    "traumatisme",
    "accident ou brûlure grave",
    "A-t-il eu un choc violent, une chute de haut, un coup à la tête avec malaise, ou une brûlure étendue ?",
    SAMU,
  ),
  sign(
    "douleur-brutale",
    "douleur brutale et intense",
    "La douleur est-elle insupportable, brutale et inhabituelle (ventre dur, mal de tête en coup de tonnerre) ?",
    USAGE,
  ),
];
