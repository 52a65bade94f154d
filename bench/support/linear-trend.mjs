/**
 * The straight line that fits best.
 * @param {number[]} xs @param {number[]} ys
 * @returns {number} Its slope.
 */
export function linearTrend(xs, ys) {
  const meanX = mean(xs);
  const meanY = mean(ys);
  const spread = xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  return xs.reduce((sum, x, place) => sum + (x - meanX) * (ys[place] - meanY), 0) / spread;
}

function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
