/** The two neighbouring CPTS of the demo, on real communes of Haute-Garonne (INSEE codes). */
export const demoTerritory = [
  {
    name: "CPTS du Canal",
    communeCodes: [
      "31446", // Ramonville-Saint-Agne
      "31113", // Castanet-Tolosan
      "31035", // Auzeville-Tolosane
      "31254", // Labège
      "31506", // Saint-Orens-de-Gameville
      "31169", // Escalquens
      "31409", // Péchabou
      "31411", // Pechbusque
      "31575", // Vieille-Toulouse
      "31340", // Mervilla
      "31448", // Rebigue
      "31036", // Auzielle
      "31057", // Belberaud
    ],
  },
  {
    name: "CPTS des Coteaux",
    communeCodes: [
      "31044", // Balma
      "31445", // Quint-Fonsegrives
      "31184", // Flourens
      "31163", // Drémil-Lafage
      "31418", // Pin-Balma
      "31355", // Mons
      "31561", // L'Union
      "31389", // Montrabé
      "31053", // Beaupuy
      "31462", // Rouffiac-Tolosan
      "31488", // Saint-Jean
      "31117", // Castelmaurou
      "31271", // Lanta
      "31480", // Sainte-Foy-d'Aigrefeuille
    ],
  },
] as const;
