use acquis::*;
fn main(){
  let project=host::project::Project::find(&std::env::current_dir().unwrap()).unwrap();
  let args: Vec<std::path::PathBuf> = std::env::args().skip(1).map(Into::into).collect();
  let loaded = if args.is_empty() { project.read() } else { host::read::tree(&args,&std::env::current_dir().unwrap()) };
  let d=value::Date::parse("2026-11-22").unwrap();
  let t=std::time::Instant::now();
  let c=compile::compile(&loaded.sources,loaded.diagnostics,compile::Settings{as_of:d,fresh_at:d,stale_after_months:12});
  eprintln!("{:?} {} countries {:?}",t.elapsed(),c.diagnostics.len(), c.base.countries.keys());
  for d in &c.diagnostics { let f=loaded.sources.get(d.primary.span.file).unwrap(); let p=f.position(d.primary.span.start); println!("{}:{}:{} {} {} [{}]",f.path,p.line,p.column,d.code.id(),d.message,d.help.clone().unwrap_or_default()); }
  let r=decide::run_examples(&c.base); println!("examples {} failed {}", r.run, r.failures.len());
  for f in &r.failures { let sf=loaded.sources.get(f.span.file).unwrap(); println!("{}:{} {} | {} | {}", sf.path, sf.position(f.span.start).line, f.law, f.title, f.message); }
}
