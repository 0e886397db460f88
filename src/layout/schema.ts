/**
 * The layout document, version 1, as Zod definitions. The types, the structural validation and the JSON Schema
 * all come from here; rules that look at more than one field live in `rules.ts`.
 *
 * Units are fixed: mm, W, °C, W/(m·K), W/(m²·K), kg/m³, J/(kg·K), s. Rectangles are written by their centre.
 * Objects are loose: unknown fields survive open and save. Fields are saved in the order in which they stand here.
 */
import { z } from 'zod'

// Zod's compiled validators need `new Function`, which the content security policy of the app forbids.
z.config({ jitless: true })

export const FORMAT = 'cpo-layout'
export const READABLE_VERSIONS = [1] as const

export const COMPONENT_KINDS = [
  'asic',
  'optical-engine',
  'laser',
  'memory',
  'interposer',
  'tec',
  'passive',
  'other',
] as const
export const ROTATIONS = [0, 90, 180, 270] as const
export const LID_CONTACTS = ['tim', 'gap-filler', 'none'] as const

const size = z.number().positive()
const position = z.number()
const temperature = z.number()
const conductance = z.number().positive()

export const rectangleSchema = z.looseObject({ x: position, y: position, width: size, height: size })

export const layerSchema = z.looseObject({
  name: z.string().meta({ description: 'Unique within its component.' }),
  material: z.string().meta({ description: 'An entry of `materials` or of the built-in library.' }),
  thickness: size.meta({ description: 'Along z, in mm.' }),
})

export const blockSchema = z.looseObject({
  name: z.string().optional(),
  ...rectangleSchema.shape,
  power: z.number().nonnegative().meta({ description: 'W, spread evenly over the rectangle and the layer thickness.' }),
})

/** Largest size of a power's temperature coefficient, 1/K. */
export const MOST_COEFFICIENT = 0.2

export const powerTemperatureSchema = z.union([
  z.looseObject({
    reference: temperature.meta({ description: '°C at which the powers are as written.' }),
    coefficient: z
      .number()
      .min(-MOST_COEFFICIENT)
      .max(MOST_COEFFICIENT)
      .meta({ description: '1/K: power · exp(coefficient · (T − reference)).' }),
  }),
  z.looseObject({
    table: z
      .array(z.tuple([temperature, z.number().nonnegative()]))
      .min(1)
      .meta({ description: '[°C, factor on the powers], °C ascending, linear between, constant beyond the ends.' }),
  }),
])

export const PROFILE_SHAPES = ['linear', 'step'] as const
/** Pairs [s, factor] a profile may have. */
export const MAX_PROFILE_PAIRS = 10_000
const profilePair = z.tuple([z.number().nonnegative(), z.number().nonnegative()])

export const sourceSchema = z.looseObject({
  layer: z.string(),
  power: z.number().nonnegative().optional().meta({ description: 'W, spread evenly over the whole layer.' }),
  powerTemperature: powerTemperatureSchema
    .optional()
    .meta({ description: 'How the power of the layer and of the blocks follows the local temperature.' }),
  blocks: z.array(blockSchema).optional(),
  profile: z.array(profilePair).min(1).max(MAX_PROFILE_PAIRS).optional().meta({
    description: 'Pairs [s, factor], times ascending: what part of its power the source has. In transients only.',
  }),
  profileShape: z.enum(PROFILE_SHAPES).optional().meta({
    description: 'How the factor goes from pair to pair: `linear` (without it) or held until the next, `step`.',
  }),
})

export const timSchema = z.looseObject({ material: z.string(), thickness: size })

export const componentSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().optional(),
  kind: z.enum(COMPONENT_KINDS),
  on: z.string().optional().meta({ description: 'Id of the component it stands on; the substrate without it.' }),
  ...rectangleSchema.shape,
  rotation: z
    .union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])
    .optional()
    .meta({ description: 'Degrees counter-clockwise about the centre; width and height are those before it.' }),
  layers: z.array(layerSchema).min(1).meta({ description: 'Bottom to top.' }),
  sources: z.array(sourceSchema).optional(),
  temperatureLimit: temperature.nullable().optional(),
  lidContact: z.enum(LID_CONTACTS).optional(),
  tim: timSchema.optional(),
})

export const segmentSchema = z.looseObject({ id: z.string().min(1), ...rectangleSchema.shape })

export const lidSchema = z.looseObject({
  material: z.string(),
  thickness: size,
  tim: timSchema.optional(),
  segments: z.array(segmentSchema).optional(),
})

const filmFields = {
  h: z.number().nonnegative().optional().meta({ description: 'Film coefficient, W/(m²·K).' }),
  resistance: conductance.optional().meta({ description: 'K/W over the area, in place of h.' }),
  temperature: temperature.optional().meta({ description: 'Fluid temperature, °C; `ambient` without it.' }),
}

export const faceSchema = z.looseObject(filmFields)
export const zoneSchema = z.looseObject({ name: z.string().optional(), ...rectangleSchema.shape, ...filmFields })
export const topFaceSchema = faceSchema.extend({ zones: z.array(zoneSchema).optional() })

export const coolingSchema = z.looseObject({
  ambient: temperature,
  top: topFaceSchema.optional(),
  bottom: faceSchema.optional(),
  sides: faceSchema.optional(),
})

export const conductivitySchema = z.union([
  conductance,
  z.looseObject({ inPlane: conductance, throughPlane: conductance }),
  z.looseObject({ table: z.array(z.tuple([temperature, conductance])).min(1) }),
])

export const materialSchema = z.looseObject({
  name: z.string().optional(),
  conductivity: conductivitySchema,
  density: z.number().positive().optional(),
  specificHeat: z.number().positive().optional(),
})

const limit = temperature.nullable().optional()
export const limitsSchema = z.looseObject({
  asic: limit,
  'optical-engine': limit,
  laser: limit,
  memory: limit,
  interposer: limit,
  tec: limit,
  passive: limit,
  other: limit,
})

export const layoutSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  name: z.string().optional(),
  description: z.string().optional(),
  substrate: z.looseObject({ width: size, height: size, layers: z.array(layerSchema).min(1) }),
  fill: z.string(),
  components: z.array(componentSchema),
  lid: lidSchema.optional(),
  cooling: coolingSchema,
  limits: limitsSchema.optional(),
  materials: z.record(z.string(), materialSchema).optional(),
  view: z.unknown().optional().meta({ description: 'How the app shows the design; without influence on any result.' }),
})

export type Rectangle = z.infer<typeof rectangleSchema>
export type Layer = z.infer<typeof layerSchema>
export type Block = z.infer<typeof blockSchema>
export type PowerTemperature = z.infer<typeof powerTemperatureSchema>
export type Source = z.infer<typeof sourceSchema>
export type Tim = z.infer<typeof timSchema>
export type Component = z.infer<typeof componentSchema>
export type ComponentKind = (typeof COMPONENT_KINDS)[number]
export type Rotation = (typeof ROTATIONS)[number]
export type ProfileShape = (typeof PROFILE_SHAPES)[number]
export type LidContact = (typeof LID_CONTACTS)[number]
export type LidSegment = z.infer<typeof segmentSchema>
export type Lid = z.infer<typeof lidSchema>
export type Face = z.infer<typeof faceSchema>
export type Zone = z.infer<typeof zoneSchema>
export type Cooling = z.infer<typeof coolingSchema>
export type Conductivity = z.infer<typeof conductivitySchema>
export type Material = z.infer<typeof materialSchema>
export type Layout = z.infer<typeof layoutSchema>

/** One thing wrong with, or worth saying about, a document. `path` is a JSON path such as `components[3].layers[1].thickness`. */
export interface Problem {
  readonly path: string
  readonly message: string
}
