import { Button } from '@/components/ui/button';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Checkbox } from '@/components/ui/checkbox';
import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { FaultList } from '@/components/ui/fault-list';
import { Field } from '@/components/ui/field';
import { KeyValues } from '@/components/ui/key-values';
import { Marker } from '@/components/ui/marker';
import { Menu } from '@/components/ui/menu';
import { Icon } from '@/components/ui/icon';
import { RefusalGlyph } from '@/components/ui/refusal-glyph';
import { Section } from '@/components/ui/section';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { SubjectName } from '@/components/ui/subject-name';
import { Tabs } from '@/components/ui/tabs';
import { TitleBlock } from '@/components/ui/title-block';
const G = ['samples', 'histogram', 'summary', 'claim', 'estimate'] as const;
const I = ['arrow','check','copy','dots','down','download','file','link','search','sort','upload','warn','x'] as const;
export default function P() {
  return (<><div className="strip"><div className="wrap"><b>Demonstration.</b> A strip.</div></div><div className="wrap">
    <Breadcrumbs items={[{ label: 'Suites', href: '/suites' }, { label: 'scratch' }]} />
    <TitleBlock title="States and parts" facts={[<SubjectName key="1" slot={1} name="Elixir" version="1.17" />, '24 runs']} actions={<><CopyButton /><Menu label="Export"><a href="/">CSV <span className="k">18 rows</span></a><button type="button">PNG</button></Menu><Button>Plain</Button></>} />
    <Tabs label="x" items={[{ href: '#', label: 'Comparison', current: true }, { href: '#a', label: 'Audit', count: '7' }]} />
    <Section first notes={['Sorted by p99.']}><p className="verdict"><b>Rust and Go cannot be told apart</b>: 35.2 µs and 37.9 µs.</p><p className="trust"><EvidenceGlyph grade="histogram" withLabel /><span>8 runs</span></p></Section>
    <Section title="Marks">{G.map((g) => <span key={g} className="subj"><EvidenceGlyph grade={g} withLabel /> </span>)}
      <div>{[1,2,3,4,5,6,7,8].map((s) => <span key={s} className={`s${s}`}><Marker slot={s} /> <Marker slot={s} fill="hollow" /> <Marker slot={s} fill="half" /> <SubjectName slot={s} name={`S${s}`} /> </span>)}</div>
      <div>{I.map((i) => <span key={i}><Icon name={i} /> {i} </span>)}<RefusalGlyph /></div>
      <svg className="c" viewBox="0 0 400 90">{[1,2,3,4,5,6,7,8].map((s) => <path key={s} className={`ln s${s}`} d={`M2 ${s*10}H390`} />)}</svg></Section>
    <Section title="Judgement"><table><caption>Ramps</caption><thead><tr><th>State</th>{[1,2,3,4,5].map((n)=><th key={n} className="num">{n}</th>)}</tr></thead><tbody>{['w','b','k'].map((t)=><tr key={t}><th scope="row">{t}</th>{[1,2,3,4,5].map((n)=><td key={n} className={`num ${t}${n}`}>×1.7</td>)}</tr>)}</tbody></table></Section>
    <Section title="Buttons"><div className="bar"><Button kind="primary">Save</Button><Button>Freeze</Button><Button kind="quiet">Copy</Button><Button kind="destructive">Delete</Button><Button disabled>Off</Button><Button kind="primary" disabled>Off</Button><Button kind="primary" busy>Saving…</Button><Button busy>Busy…</Button></div>
      <div className="chips"><button type="button" className="chip" aria-pressed="true">All <span className="n">27</span></button><button type="button" className="chip">Go</button></div><div className="bar"><Segmented label="s" value="log" segments={[{value:'log',label:'log'},{value:'lin',label:'linear'}]} /><Segmented label="s2" value="b" segments={[{value:'a',label:'A',href:'#'},{value:'b',label:'B',href:'#'}]} /><Checkbox label="intervals" defaultChecked /><Checkbox type="radio" label="radio" defaultChecked /></div></Section>
    <Section title="Fields"><div className="three"><Field id="a" label="Name" hint="As it will stand."><input className="inp" id="a" defaultValue="Go" /></Field><Field id="b" label="Memory" error="“14 parsecs” is no amount of memory."><input className="inp num" id="b" aria-invalid="true" defaultValue="14" /></Field><Field id="c" label="Unit"><Select id="c" options={[{value:'us',label:'µs'}]} /></Field><Field id="d" label="U"><span className="unit"><input id="d" className="inp num" defaultValue="3" /><span>ms</span></span></Field><Field id="e" label="Off"><input id="e" className="inp" disabled defaultValue="x" /></Field></div><Disclosure summary="The chart as a table">hello</Disclosure></Section>
    <Section title="Fault"><FaultList title="k6.json was not imported: 2 problems" problems={[{code:'syntax',where:{file:'k6.json',line:214,column:7},expected:'} or ,',found:'the end of the file'},{code:'wrong-type',where:{file:'k6.json',pointer:'/metrics/x'},expected:'a number',found:'"NaN"',hint:'Run again.'}]} excerpts={[{firstLine:212,lines:['"avg": 12','"p(95)": 31',''],mark:{line:214}}]}>Nothing was saved. <a href="/">Choose another</a>.</FaultList></Section>
    <Section title="Facts"><div className="two"><KeyValues items={[{key:'Model',value:'open'},{key:'Offered',value:'40,000 /s'}]} /><KeyValues items={[{key:'CPU',value:'x'}]} /></div><div className="card">card</div><div className="tray"><b>3 selected</b><span className="spx"><Button kind="quiet">Clear</Button><Button kind="primary">Compare</Button></span></div></Section>
  </div></>);
}
