/** What leaves the program besides the document: the verdict table and the map. */

import { outlineFromOrigin } from '../../layout/outline.ts'
import type { ExportRequest } from '../../preload/contract.ts'
import { mapSvg } from '../../report/map/map-svg.ts'
import { fitTo } from '../canvas/camera.ts'
import { drawMap } from '../canvas/field-image.ts'
import { documentFrame, shownField } from '../canvas/frame-of.ts'
import { createMapCache } from '../canvas/map-cache.ts'
import type { CanvasColours, Frame } from '../canvas/painters/frame.ts'
import { paintFieldSheet, paintPartsSheet } from '../canvas/painters/picture.ts'
import type { App } from '../state/app.ts'
import { levelsOf } from '../state/derived.ts'
import { tell } from '../state/notice-store.ts'
import { NO_OVERLAY } from '../state/overlay-store.ts'
import { lineCutCsv } from './line-cut-csv.ts'
import { verdictCsv } from './verdict-csv.ts'

const PICTURE_WIDTH_PX = 900
const PICTURE_MARGIN_PX = 36
/** Pixels of the image per px of the drawing, for print. */
const PICTURE_RATIO = 2
/** Pictures are for documents, which are white. */
const PRINT_COLOURS: CanvasColours = {
  void: '#ffffff',
  grid: '#ffffff',
  bar: '#ffffff',
  line: '#dcdfe4',
  tick: '#7b828d',
  text: '#444a54',
  selectedBar: '#ffffff',
}

export async function exportVerdicts(app: App): Promise<void> {
  const { solved } = app.solve.getState()
  if (solved) await sendExport(app, 'csv', verdictCsv(solved.solution))
}

export async function exportLineCut(app: App): Promise<void> {
  const { cut } = app.tools.getState()
  const shown = shownField(app)
  if (cut && shown) await sendExport(app, 'csv', lineCutCsv(shown.field, cut, levelsOf(shown.layout)), 'line cut')
}

export async function exportMapSvg(app: App): Promise<void> {
  const frame = pictureFrame(app)
  if (!frame.slice) return
  const image = document.createElement('canvas')
  drawMap(image, frame.slice, frame)
  await sendExport(app, 'svg', mapSvg(frame, frame.slice, image.toDataURL('image/png')))
}

export async function exportMapPng(app: App): Promise<void> {
  const frame = pictureFrame(app)
  const canvas = document.createElement('canvas')
  canvas.width = frame.size.width * PICTURE_RATIO
  canvas.height = frame.size.height * PICTURE_RATIO
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser refuses a 2D canvas')
  context.scale(PICTURE_RATIO, PICTURE_RATIO)
  const cache = createMapCache()
  paintFieldSheet(context, frame, cache)
  paintPartsSheet(context, frame, cache)
  const dataUrl = canvas.toDataURL('image/png')
  await sendExport(app, 'png', dataUrl.slice(dataUrl.indexOf(',') + 1))
}

/** The shown map without selection, fitted to a page-sized picture. */
function pictureFrame(app: App): Frame {
  const frame = documentFrame(app, PRINT_COLOURS)
  const { width, height } = frame.pkg
  const scale = (PICTURE_WIDTH_PX - 2 * PICTURE_MARGIN_PX) / width
  const size = { width: PICTURE_WIDTH_PX, height: Math.round(height * scale) + 2 * PICTURE_MARGIN_PX }
  const margins = {
    left: PICTURE_MARGIN_PX,
    right: PICTURE_MARGIN_PX,
    top: PICTURE_MARGIN_PX,
    bottom: PICTURE_MARGIN_PX,
  }
  const camera = fitTo(outlineFromOrigin(width, height), size, margins)
  return { ...frame, size, camera, selected: [], hovered: null, overlay: NO_OVERLAY, moving: new Set(), draft: false }
}

/** @param what follows the document's name in that of the file */
export async function sendExport(app: App, kind: ExportRequest['kind'], data: string, what = ''): Promise<void> {
  const stem = app.document.getState().file.name.replace(/(\.cpo)?\.json$/i, '')
  const outcome = await app.platform.documents.exportFile({
    suggestedName: `${stem}${what && ` ${what}`}.${kind}`,
    kind,
    data,
  })
  if (outcome.status === 'failed') app.notices.setState({ message: outcome.reason })
  if (outcome.status !== 'done') return
  tell(app.notices, `Exported ${outcome.value.name}.`)
  app.files.setState(({ exportCount }) => ({ exportCount: exportCount + 1 }))
}
