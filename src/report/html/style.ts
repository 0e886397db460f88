/** How the report looks, on A4 and letter and on the screen: the light colours and the type of the program. */
export const REPORT_STYLE = `
@page { margin: 15mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #5c636e; } }
.report { box-sizing: border-box; max-width: 190mm; margin: 0 auto; padding: 12mm 8mm; background: #fff; color: #15171a; font: 9pt/1.45 "Inter Variable", Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.report h1 { margin: 0; font-size: 18pt; font-weight: 600; line-height: 1.2; letter-spacing: -0.02em; overflow-wrap: anywhere; }
.report h2 { margin: 0 0 2mm; font-size: 11pt; font-weight: 600; break-after: avoid; }
.report p { margin: 0 0 2mm; overflow-wrap: anywhere; }
.report section { margin-top: 8mm; }
.report .head { display: flex; gap: 8mm; align-items: flex-end; justify-content: space-between; padding-bottom: 3mm; border-bottom: 0.4mm solid #15171a; }
.report .maker { color: #444a54; text-align: right; white-space: nowrap; }
.report .maker strong { color: #15171a; font-weight: 600; }
.report .about { margin-top: 2mm; color: #444a54; }
.report .sentence { margin: 5mm 0 0; padding: 3.5mm 4mm; border-left: 1.2mm solid; border-radius: 1mm; font-size: 12pt; font-weight: 600; line-height: 1.4; break-inside: avoid; }
.report .fails { background: #fbe6e6; border-color: #b3222a; color: #8e1a21; }
.report .undecided { background: #fbf0d9; border-color: #7d4e00; color: #6b4300; }
.report .passes { background: #e0f3e8; border-color: #17693d; color: #115231; }
.report .none { background: #f2f3f5; border-color: #7b828d; color: #15171a; }
.report .key { display: grid; grid-template-columns: repeat(4, 1fr); gap: 3mm; margin: 4mm 0 0; }
.report .key div { display: block; padding: 0; }
.report .key dd { font-size: 13pt; font-weight: 600; line-height: 1.3; letter-spacing: -0.01em; }
.report table { width: 100%; margin: 0 0 3mm; border-collapse: collapse; font-size: 8.5pt; }
.report caption { padding: 0 0 1.5mm; color: #444a54; font-size: 8.5pt; text-align: left; }
.report thead { display: table-header-group; }
.report tr { break-inside: avoid; }
.report th { padding: 1mm 1.5mm; border-bottom: 0.3mm solid #7b828d; color: #444a54; font-size: 8pt; font-weight: 500; text-align: left; vertical-align: bottom; }
.report td { padding: 0.9mm 1.5mm; border-bottom: 0.15mm solid #dcdfe4; vertical-align: top; overflow-wrap: anywhere; }
.report th:first-child, .report td:first-child { padding-left: 0; }
.report th:last-child, .report td:last-child { padding-right: 0; }
.report .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
.report td.strong { font-weight: 600; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.report td.word { color: #444a54; white-space: nowrap; }
.report td.quiet { color: #444a54; }
.report .error { color: #5c636e; font-weight: 400; }
.report .status { display: inline-flex; gap: 1.2mm; align-items: center; font-weight: 600; white-space: nowrap; }
.report .status svg { width: 2.8mm; height: 2.8mm; flex: none; }
.report .over { color: #b3222a; }
.report .close, .report .open { color: #7d4e00; }
.report .within { color: #17693d; }
.report .limitless { color: #5c636e; font-weight: 400; }
.report dl { display: grid; grid-template-columns: 1fr 1fr; gap: 0 8mm; margin: 0 0 2mm; }
.report dl div { display: flex; gap: 3mm; padding: 0.7mm 0; break-inside: avoid; }
.report dt { flex: none; width: 32mm; color: #444a54; }
.report dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.report .key dt { width: auto; font-size: 8pt; }
.report ul { margin: 0; padding-left: 4.5mm; }
.report li { margin-bottom: 0.8mm; overflow-wrap: anywhere; }
.report .map { margin: 0; break-inside: avoid; }
.report .map svg { display: block; width: 100%; max-height: 150mm; }
.report figcaption { margin-top: 1.5mm; color: #444a54; font-size: 8.5pt; }
.report code { font: 7.5pt/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
@media print { .report { max-width: none; padding: 0; } }
`.trim()
