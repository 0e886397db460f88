/**
 * What can be said about the bodies of a document that may be broken: every figure is either sound or null. The rules
 * judge only what is sound, so that one fault gives one report.
 */
import { lidContactOf, type ResolvedSegment } from '../geometry.ts'
import { type Outline, outlineFromOrigin, outlineOf } from '../outline.ts'
import { LID_CONTACTS, type LidContact, ROTATIONS, type Rotation } from '../schema.ts'
import {
  type Fields,
  field,
  fieldsOf,
  isObject,
  listOf,
  type PlainRectangle,
  positiveOf,
  rectangleOf,
  stackThicknessOf,
  textOf,
} from '../tolerant.ts'

/** `substrate`, an index into the components, or null where the document does not say it soundly. */
export type Parent = 'substrate' | number | null

export interface DraftComponent {
  readonly index: number
  readonly fields: Fields
  readonly id: string | null
  /** For messages. */
  readonly label: string
  readonly parent: Parent
  /** Whether its parents lead down to the substrate. */
  readonly isGrounded: boolean
  readonly rectangle: PlainRectangle | null
  readonly outline: Outline | null
  /** mm above the origin. */
  readonly base: number | null
  readonly top: number | null
  readonly carries: boolean
  readonly contact: LidContact | null
}

export interface DraftSegment extends ResolvedSegment {
  readonly index: number
}

export interface DraftPackage {
  readonly document: Fields
  readonly substrate: Outline | null
  readonly substrateTop: number | null
  readonly components: readonly DraftComponent[]
  /** Whether every component is an object with an id, so that an unknown parent is truly unknown. */
  readonly idsSound: boolean
  readonly hasLid: boolean
  /** Those that are sound; the one over the whole substrate where none is written. */
  readonly segments: readonly DraftSegment[]
  readonly segmentsSound: boolean
}

export function draftOf(document: Fields): DraftPackage {
  const substrateFields = field(document, 'substrate')
  const width = positiveOf(field(substrateFields, 'width'))
  const height = positiveOf(field(substrateFields, 'height'))
  const substrate = width === null || height === null ? null : outlineFromOrigin(width, height)
  const substrateTop = stackThicknessOf(field(substrateFields, 'layers'))
  const written = listOf(field(document, 'components'))
  return {
    document,
    substrate,
    substrateTop,
    components: draftComponents(written, substrateTop),
    idsSound: written.every((component) => textOf(field(component, 'id'))),
    hasLid: isObject(field(document, 'lid')),
    ...draftSegments(field(document, 'lid'), substrate),
  }
}

function draftSegments(lid: unknown, substrate: Outline | null): Pick<DraftPackage, 'segments' | 'segmentsSound'> {
  const value = field(lid, 'segments')
  const written = listOf(value)
  if (written.length === 0) {
    const sound = substrate !== null && (value === undefined || Array.isArray(value))
    return { segments: sound ? [{ index: 0, id: 'lid', outline: substrate }] : [], segmentsSound: sound }
  }
  const segments = written.flatMap((segment, index) => {
    const rectangle = rectangleOf(segment)
    const id = textOf(field(segment, 'id')) ?? `segment ${index + 1}`
    return rectangle ? [{ index, id, outline: outlineOf(rectangle) }] : []
  })
  return { segments, segmentsSound: segments.length === written.length }
}

function draftComponents(written: readonly unknown[], substrateTop: number | null): DraftComponent[] {
  const ids = written.map((component) => textOf(field(component, 'id')))
  const timesUsed = new Map<string, number>()
  for (const id of ids) if (id !== null) timesUsed.set(id, (timesUsed.get(id) ?? 0) + 1)
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const carriers = new Set(written.map((component) => textOf(field(component, 'on'))))

  const parents = written.map((component): Parent => {
    const on = field(component, 'on')
    if (on === undefined) return isObject(component) ? 'substrate' : null
    const id = textOf(on)
    // A parent named by an id that is used twice is not known.
    return id !== null && timesUsed.get(id) === 1 ? indexOf.get(id)! : null
  })
  const thicknesses = written.map((component) => stackThicknessOf(field(component, 'layers')))
  const { tops, grounded } = climb(parents, thicknesses, substrateTop)

  return written.map((component, index) => {
    const rectangle = rectangleOf(component)
    const rotation = rotationOf(field(component, 'rotation'))
    const id = ids[index]!
    const carries = id !== null && carriers.has(id)
    const parent = parents[index]!
    const base = parent === 'substrate' ? substrateTop : parent === null ? null : tops[parent]!
    return {
      index,
      fields: fieldsOf(component),
      id,
      label: id ?? `components[${index}]`,
      parent,
      isGrounded: grounded.has(index),
      rectangle,
      outline: rectangle && rotation !== null ? outlineOf(rectangle, rotation) : null,
      base,
      top: tops[index]!,
      carries,
      contact: contactOf(field(component, 'lidContact'), carries),
    }
  })
}

/** From the substrate up, without recursion: heights, null above an unknown thickness, and who is reached at all. */
function climb(
  parents: readonly Parent[],
  thicknesses: readonly (number | null)[],
  substrateTop: number | null,
): { tops: (number | null)[]; grounded: ReadonlySet<Parent> } {
  const standing = new Map<Parent, number[]>()
  parents.forEach((parent, index) => {
    const siblings = standing.get(parent)
    if (siblings) siblings.push(index)
    else standing.set(parent, [index])
  })
  const tops: (number | null)[] = parents.map(() => null)
  const grounded = new Set<Parent>(['substrate'])
  // A set hands out what is added to it while it is walked.
  for (const parent of grounded) {
    const base = parent === 'substrate' ? substrateTop : tops[parent as number]!
    for (const index of standing.get(parent) ?? []) {
      const thickness = thicknesses[index]!
      tops[index] = base === null || thickness === null ? null : base + thickness
      grounded.add(index)
    }
  }
  return { tops, grounded }
}

function rotationOf(value: unknown): Rotation | null {
  if (value === undefined) return 0
  return ROTATIONS.find((rotation) => rotation === value) ?? null
}

function contactOf(value: unknown, carries: boolean): LidContact | null {
  if (value === undefined) return lidContactOf({}, carries)
  return LID_CONTACTS.find((contact) => contact === value) ?? null
}
