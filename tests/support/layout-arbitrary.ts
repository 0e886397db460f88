/**
 * Random valid layouts for property tests: rotated parts, stacks of parts, blocks, lids whole, split or absent, TIMs of
 * the lid and of parts, zones that overlap and overhang, resistances, orthotropic materials and tables, powers that
 * follow temperature mildly.
 *
 * The substrate is divided into slots and each slot holds at most one part with its stack, so that every draw is valid
 * by construction. Lengths are multiples of 0.05 mm in the plane and of 0.01 mm along z.
 */
import fc from 'fast-check'
import {
  type Component,
  FORMAT,
  type Layout,
  type PowerTemperature,
  ROTATIONS,
  type Rotation,
} from '../../src/layout/schema.ts'

const GRID_MM = 0.05

/** A multiple of the grid from `fromMm` to `toMm`, written as a short decimal. */
const lengthMm = (fromMm: number, toMm: number, stepMm = GRID_MM) =>
  fc.integer({ min: Math.ceil(fromMm / stepMm), max: Math.floor(toMm / stepMm) }).map((n) => tidy(n * stepMm))
const tidy = (value: number) => Number(value.toFixed(6))
const onGrid = (value: number) => tidy(Math.round(value / GRID_MM) * GRID_MM)
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)

/** What another program may have left in a field of its own: anything but the one name that is refused everywhere. */
export const otherProgramsValue = (maxDepth: number) =>
  fc.jsonValue({ maxDepth }).filter((value) => !JSON.stringify(value).includes('__proto__'))

const MATERIALS = [
  'silicon',
  'copper',
  'c4-underfill',
  'organic-substrate',
  'own-isotropic',
  'own layered',
  'own-table',
]
const material = fc.constantFrom(...MATERIALS)
const OWN_MATERIALS: Layout['materials'] = {
  'own-isotropic': { name: 'Isotropic', conductivity: 0.5, density: 2000, specificHeat: 900 },
  'own layered': { conductivity: { inPlane: 40, throughPlane: 0.8 } },
  'own-table': {
    conductivity: {
      table: [
        [0, 168],
        [25, 148],
        [125, 98.9],
      ],
    },
    density: 2330,
  },
}

const powerTemperature: fc.Arbitrary<PowerTemperature> = fc.oneof(
  fc.record({
    reference: fc.integer({ min: 25, max: 90 }),
    coefficient: fc.integer({ min: -20, max: 20 }).map((n) => n / 10000),
  }),
  fc
    .tuple(fc.integer({ min: 20, max: 60 }), fc.integer({ min: 5, max: 60 }), fc.integer({ min: 80, max: 130 }))
    .map(([from, span, percent]) => ({
      table: [
        [from, 1],
        [from + span, percent / 100],
      ] as [number, number][],
    })),
)

const partSpec = fc.record({
  kind: fc.constantFrom('asic', 'optical-engine', 'laser', 'memory', 'passive', 'other'),
  rotation: fc.option(fc.constantFrom(...ROTATIONS), { nil: undefined }),
  extentX: share,
  extentY: share,
  placeX: share,
  placeY: share,
  layers: fc.array(fc.record({ material, thickness: lengthMm(0.02, 0.3, 0.01) }), { minLength: 1, maxLength: 3 }),
  layerPower: fc.option(
    fc.integer({ min: 0, max: 400 }).map((n) => n / 10),
    { nil: undefined },
  ),
  blocks: fc.array(
    fc.record({ x: share, y: share, extent: share, power: fc.integer({ min: 0, max: 300 }).map((n) => n / 10) }),
    {
      maxLength: 2,
    },
  ),
  powerTemperature: fc.oneof(fc.constant(undefined), fc.constant(undefined), powerTemperature),
  contact: fc.constantFrom(undefined, 'tim', 'gap-filler', 'none'),
  ownTim: fc.boolean(),
  limit: fc.constantFrom(undefined, null, 70, 95.5),
})
type PartSpec = typeof partSpec extends fc.Arbitrary<infer Spec> ? Spec : never

interface Room {
  x0: number
  y0: number
  width: number
  height: number
}

/** A part somewhere in its room, at least half as large. */
function buildPart(id: string, spec: PartSpec, room: Room, on: string | undefined, needsTim: boolean): Component {
  const sizeX = onGrid(room.width * (0.5 + 0.4 * spec.extentX))
  const sizeY = onGrid(room.height * (0.5 + 0.4 * spec.extentY))
  const turned = spec.rotation === 90 || spec.rotation === 270
  const [width, height] = turned ? [sizeY, sizeX] : [sizeX, sizeY]
  const layers = spec.layers.map((layer, i) => ({ name: `layer-${i}`, ...layer }))
  const blocks = spec.blocks.map(({ x, y, extent, power }) => {
    const size = { width: tidy(width * (0.2 + 0.3 * extent)), height: tidy(height * (0.2 + 0.3 * extent)) }
    return { x: tidy(width * (0.25 + 0.5 * x)), y: tidy(height * (0.25 + 0.5 * y)), ...size, power }
  })
  const hasSource = spec.layerPower !== undefined || blocks.length > 0
  return {
    id,
    kind: spec.kind as Component['kind'],
    ...(on === undefined ? {} : { on }),
    x: tidy(room.x0 + sizeX / 2 + (room.width - sizeX) * spec.placeX),
    y: tidy(room.y0 + sizeY / 2 + (room.height - sizeY) * spec.placeY),
    width,
    height,
    ...(spec.rotation === undefined ? {} : { rotation: spec.rotation as Rotation }),
    layers,
    ...(hasSource
      ? {
          sources: [
            {
              layer: layers.at(-1)!.name,
              ...(spec.layerPower === undefined ? {} : { power: spec.layerPower }),
              ...(spec.powerTemperature === undefined ? {} : { powerTemperature: spec.powerTemperature }),
              blocks,
            },
          ],
        }
      : {}),
    ...(spec.limit === undefined ? {} : { temperatureLimit: spec.limit }),
    ...(spec.contact === undefined ? {} : { lidContact: spec.contact as Component['lidContact'] }),
    ...(spec.ownTim || needsTim ? { tim: { material: 'tim-grease', thickness: 0.06 } } : {}),
  }
}

const film = fc.oneof(
  fc.record({ h: fc.integer({ min: 100, max: 20000 }) }),
  fc.record({ h: fc.integer({ min: 100, max: 20000 }), temperature: fc.integer({ min: 15, max: 60 }) }),
  fc.record({ resistance: fc.integer({ min: 2, max: 400 }).map((n) => n / 100) }),
)
const weakFilm = fc.record({ h: fc.integer({ min: 0, max: 50 }) })

const spec = fc.record({
  width: lengthMm(20, 110),
  height: lengthMm(20, 110),
  slotsX: fc.integer({ min: 1, max: 3 }),
  slotsY: fc.integer({ min: 1, max: 3 }),
  substrateLayers: fc.array(fc.record({ material, thickness: lengthMm(0.2, 2, 0.01) }), { minLength: 1, maxLength: 3 }),
  parts: fc.array(fc.record({ part: partSpec, child: fc.option(partSpec, { nil: undefined }) }), { maxLength: 6 }),
  lid: fc.option(
    fc.record({
      material: fc.constantFrom('copper', 'aluminium'),
      thickness: lengthMm(2, 4),
      hasTim: fc.boolean(),
      segments: fc.integer({ min: 0, max: 3 }),
    }),
    { nil: undefined },
  ),
  top: film,
  zones: fc.array(fc.record({ x: share, y: share, width: share, height: share, film, named: fc.boolean() }), {
    maxLength: 3,
  }),
  bottom: fc.option(weakFilm, { nil: undefined }),
  sides: fc.option(fc.oneof(weakFilm, fc.constant({ resistance: 3 })), { nil: undefined }),
  ambient: fc.integer({ min: 20, max: 45 }),
  limits: fc.constantFrom(undefined, { 'optical-engine': 65, asic: null }),
  unknownField: fc.option(otherProgramsValue(2), { nil: undefined }),
})
type Spec = typeof spec extends fc.Arbitrary<infer S> ? S : never

function build(drawn: Spec): Layout {
  const { width, height, slotsX, slotsY, lid } = drawn
  const needsTim = lid !== undefined && !lid.hasTim
  const slot = { width: width / slotsX, height: height / slotsY }
  const components = drawn.parts.slice(0, slotsX * slotsY).flatMap(({ part, child }, i) => {
    const room = { x0: (i % slotsX) * slot.width, y0: Math.floor(i / slotsX) * slot.height, ...slot }
    const parent = buildPart(`part-${i}`, part, room, undefined, needsTim)
    if (!child) return [parent]
    const turned = parent.rotation === 90 || parent.rotation === 270
    const top = { width: turned ? parent.height : parent.width, height: turned ? parent.width : parent.height }
    const onTop = { x0: parent.x - top.width / 2, y0: parent.y - top.height / 2, ...top }
    // The child first now and then: the order in the file says nothing about the stack.
    const standing = buildPart(`child-${i}`, child, onTop, parent.id, needsTim)
    return i % 2 === 0 ? [parent, standing] : [standing, parent]
  })
  return {
    format: FORMAT,
    version: 1,
    name: 'random',
    substrate: { width, height, layers: drawn.substrateLayers.map((layer, i) => ({ name: `slab-${i}`, ...layer })) },
    fill: 'air',
    components,
    ...(lid ? { lid: buildLid(lid, width, height) } : {}),
    cooling: {
      ambient: drawn.ambient,
      top: {
        ...drawn.top,
        zones: drawn.zones.map((zone, i) => ({
          ...(zone.named ? { name: `zone ${i}` } : {}),
          x: onGrid(width * zone.x),
          y: onGrid(height * zone.y),
          width: onGrid(width * (0.2 + 0.8 * zone.width)),
          height: onGrid(height * (0.2 + 0.8 * zone.height)),
          ...zone.film,
        })),
      },
      ...(drawn.bottom ? { bottom: drawn.bottom } : {}),
      ...(drawn.sides ? { sides: drawn.sides } : {}),
    },
    ...(drawn.limits ? { limits: drawn.limits } : {}),
    ...(OWN_MATERIALS ? { materials: OWN_MATERIALS } : {}),
    ...(drawn.unknownField === undefined ? {} : { 'x-note': drawn.unknownField }),
  }
}

/** Segments as strips side by side with a slot between them. */
function buildLid(lid: NonNullable<Spec['lid']>, width: number, height: number): NonNullable<Layout['lid']> {
  const strip = width / Math.max(1, lid.segments)
  return {
    material: lid.material,
    thickness: lid.thickness,
    ...(lid.hasTim ? { tim: { material: 'tim-grease', thickness: 0.08 } } : {}),
    ...(lid.segments === 0
      ? {}
      : {
          segments: Array.from({ length: lid.segments }, (_, i) => ({
            id: `lid-${i}`,
            x: tidy((i + 0.5) * strip),
            y: tidy(height / 2),
            width: tidy(strip * 0.9),
            height: tidy(height * 0.9),
          })),
        }),
  }
}

/** Layouts that `validateLayout` accepts. */
export const layoutArbitrary: fc.Arbitrary<Layout> = spec.map(build)
