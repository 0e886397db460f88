/** How cells are numbered, for those who fill or read a level's arrays. */
export { type ColumnRange, type Conductivities, type Engine, eachAxis } from '../kernel/kernel.ts'
export { eastOf, indexOf, type Shape, shapeOf, westOf } from '../kernel/shape.ts'
