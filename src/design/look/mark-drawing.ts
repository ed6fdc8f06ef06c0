/** The mark on a square of 24: five knots and the threads that hold them. */
export const KNOTS = [
  [12, 3.6],
  [20.4, 9.8],
  [17.2, 19.8],
  [6.8, 19.8],
  [3.6, 9.8],
] as const;

export const THREADS =
  "M12 3.6 20.4 9.8 17.2 19.8 6.8 19.8 3.6 9.8ZM12 3.6 17.2 19.8M20.4 9.8 3.6 9.8M12 3.6 6.8 19.8";
