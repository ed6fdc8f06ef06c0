/** Metres as people say them: « 350 m », « 1,2 km », « 12 km ». */
export function formatDistance(distanceMeters: number): string {
  const meters = Math.max(0, distanceMeters);
  if (meters < 950) return `${Math.round(meters / 50) * 50} m`;
  const kilometers = meters / 1000;
  return kilometers < 9.95
    ? `${(Math.round(kilometers * 10) / 10).toLocaleString("fr-FR")} km`
    : `${Math.round(kilometers).toLocaleString("fr-FR")} km`;
}
