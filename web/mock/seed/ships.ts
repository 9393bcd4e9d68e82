import { disc, type Brush } from './shapes.ts'

/** Draws a ship into a scene of that size. */
export type Ship = (brush: Brush, width: number, height: number, hull: string) => void

/** A long grey dagger with a tower. */
export const dagger: Ship = (brush, width, height, hull) => {
  brush.fillStyle = hull
  brush.beginPath()
  brush.moveTo(width * 0.12, height * 0.72)
  brush.lineTo(width * 0.86, height * 0.56)
  brush.lineTo(width * 0.7, height * 0.78)
  brush.fill()
  brush.fillRect(width * 0.6, height * 0.5, width * 0.08, height * 0.12)
}

/** A saucer with two prongs and a cockpit at its side. */
export const saucer: Ship = (brush, width, height, hull) => {
  const [x, y, radius] = [width * 0.4, height * 0.64, height * 0.2]
  brush.fillStyle = hull
  for (const side of [-1, 1]) {
    brush.beginPath()
    brush.moveTo(x + radius * 0.7, y + side * radius * 0.65)
    brush.lineTo(x + radius * 1.75, y + side * radius * 0.2)
    brush.lineTo(x + radius * 0.8, y + side * radius * 0.08)
    brush.fill()
  }
  disc(brush, x, y, radius, hull)
  disc(brush, x + radius * 0.5, y + radius * 1.05, radius * 0.2, hull)
  disc(brush, x, y, radius * 0.42, '#8792a8')
  disc(brush, x, y, radius * 0.2, '#3d4763')
}
