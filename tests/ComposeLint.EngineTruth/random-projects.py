#!/usr/bin/env python3
"""random-projects.py OUT_DIR --seed N --count M: small Compose projects made at random, valid and not, as cases for engine-lab.

The same seed gives the same files. Every project has one to five services and up to four networks; each choice that matters to
networking is made now and then: drivers, internal, IPv6, options, fixed addresses, subnets that clash, aliases, links, modes in chains, ports
of every form, replicas, hostnames, extra hosts, networks that others made, stacks, a second project. Ports are drawn from few, so that they
collide at times; now and then something is wrong that compose or the engine refuses.
"""
import argparse, os, random

PORTS = []                                                # of one project: a range that the engine has seen before goes on where it was
INSIDE = [80, 81, 443, 3000]
WORDS = ["api", "app", "cache", "db", "edge", "jobs", "proxy", "web"]
NETS = ["back", "front", "lan", "ops", "vault"]


def chance(r, p):
    return r.random() < p


def port(r):
    proto = r.choice(["", "", "", "/tcp", "/udp"])
    inside = r.choice(INSIDE)
    kind = r.random()
    if kind < .45:
        return '"%d:%d%s"' % (r.choice(PORTS), inside, proto)
    if kind < .60:
        return '"%s:%d:%d%s"' % (r.choice(["127.0.0.1", "0.0.0.0", "198.51.100.10", "127.0.0.2", "[::1]", "[::]", "172.17.0.1"]), r.choice(PORTS), inside, proto)
    if kind < .70:
        return '"%d%s"' % (inside, proto)
    if kind < .80:
        first = r.choice(PORTS)
        return '"%d-%d:%d%s"' % (first, first + r.randint(1, 3), inside, proto)
    if kind < .86:
        first = r.choice(PORTS)
        return '"%d-%d:%d-%d%s"' % (first, first + 1, inside, inside + 1, proto)
    if kind < .90:
        return '"127.0.0.1::%d%s"' % (inside, proto)
    long = {"target": inside}
    if chance(r, .8):
        long["published"] = '"%d"' % r.choice(PORTS)
    if chance(r, .3):
        long["mode"] = r.choice(["host", "ingress"])
    if chance(r, .3):
        long["host_ip"] = r.choice(["127.0.0.1", "0.0.0.0", "198.51.100.10"])
    if chance(r, .3):
        long["protocol"] = "udp"
    return "{%s}" % ", ".join("%s: %s" % x for x in long.items())


def network(r, n, stack, swarm=False):
    o, subnet = [], None
    if swarm and chance(r, .6):
        o.append("driver: overlay")
        if chance(r, .85):
            o.append("attachable: true")
        if chance(r, .25):
            o.append("internal: true")
        if chance(r, .2):
            o.append('driver_opts: {encrypted: ""}')
        return o, None
    if chance(r, .22):
        o.append("internal: true")
    if stack:
        if chance(r, .3):
            o.append("attachable: true")
        return o, None
    if chance(r, .025):
        o.append("driver: %s" % r.choice(["nosuch", "host", "none", "overlay"]))
        return o, None
    if chance(r, .025):
        o.append("external: true")
        o.append("name: %s" % r.choice(["bridge", "host", "none", "nowhere"]))
        return o[-2:], None
    if chance(r, .05):
        mode = r.choice(["", "", "", ", macvlan_mode: private", ", macvlan_mode: vepa", ", macvlan_mode: bridge"])
        o += ["driver: macvlan", "driver_opts: {parent: mv0%s}" % mode, "ipam: {config: [{subnet: 203.0.113.0/24, gateway: 203.0.113.1, ip_range: 203.0.113.64/27}]}"]
        return o, "203.0.113"
    if chance(r, .01):
        o += ["driver: macvlan", "driver_opts: {parent: mv0}", "ipam: {config: [{subnet: 203.0.113.0/24, gateway: 203.0.113.1, ip_range: 203.0.113.64/27}]}"]
        return o, "203.0.113"
    opts = []
    if chance(r, .10):
        opts.append('com.docker.network.bridge.enable_icc: "false"')
    if chance(r, .08):
        opts.append('com.docker.network.bridge.enable_ip_masquerade: "false"')
    if chance(r, .06):
        opts.append("com.docker.network.bridge.host_binding_ipv4: %s" % r.choice(["127.0.0.1", "127.0.0.1", "0.0.0.0", "198.51.100.10", "127.0.0.2", "10.1.1.1", "nonsense"]))
    if chance(r, .03):
        opts.append("com.docker.network.bridge.inhibit_ipv4: %s" % r.choice(['"true"', '"false"']))
    if chance(r, .03):
        opts.append("com.docker.network.bridge.trusted_host_interfaces: %s" % r.choice(["lan0", "lan0:mv0", "eth9", "docker0"]))
    if chance(r, .03):
        opts.append("com.docker.network.host_ipv4: 198.51.100.10")
    if chance(r, .02):
        opts.append("com.docker.network.bridge.name: %s" % r.choice(["br-one", "br-one", "br-%d" % n]))
    if chance(r, .03):
        opts.append("com.docker.network.driver.mtu: %s" % r.choice(['"1400"', '"9000"', '"68"', '"words"']))
    if chance(r, .08):
        opts.append("com.docker.network.bridge.gateway_mode_ipv4: %s" % r.choice(["nat", "routed", "routed", "nat-unprotected", "isolated"]))
        if "isolated" in opts[-1] and chance(r, .7) and "internal: true" not in o:
            o.append("internal: true")
    if opts:
        o.append("driver_opts: {%s}" % ", ".join(opts))
    config = []
    if chance(r, .30):
        subnet = "10.%d.%d" % (r.choice([60, 60, 61, 62]), n)
        length = r.choice([24, 24, 24, 16, 29])
        c = "subnet: %s.0/%d" % (subnet, length) if length != 16 else "subnet: %s.0.0/16" % subnet.rsplit(".", 1)[0]
        if chance(r, .15):
            c += ", gateway: %s.%d" % (subnet, r.choice([1, 5, 254 if length == 24 else 6]))
        if chance(r, .10) and length == 24:
            c += ", ip_range: %s.64/27" % subnet
        if chance(r, .08):
            c = c.replace(".0/24", ".3/24")
        if chance(r, .06) and length in (24, 29):
            c += ", aux_addresses: {printer: %s.%d}" % (subnet, r.choice([2, 3, 3, 10]))
        config.append("{%s}" % c)
    six = chance(r, .2)
    if six:
        o.append("enable_ipv6: true")
        if chance(r, .8):
            config.append('{subnet: "fd12:%d::/64"%s}' % (80 + n, ', gateway: "fd12:%d::%d"' % (80 + n, r.choice([1, 9])) if chance(r, .15) else ""))
        if chance(r, .2):
            o.append("enable_ipv4: false")
        if chance(r, .12):
            mode = "com.docker.network.bridge.gateway_mode_ipv6: %s" % r.choice(["nat", "routed", "routed", "nat-unprotected"])
            old = [x for x in o if x.startswith("driver_opts: ")]
            if old:
                o[o.index(old[0])] = old[0][:-1] + ", " + mode + "}"
            else:
                o.append("driver_opts: {%s}" % mode)
    elif chance(r, .02):
        o.append("enable_ipv4: false")
    if config:
        o.append("ipam: {config: [%s]}" % ", ".join(config))
    if chance(r, .08):
        o.append("name: %s" % r.choice(["zz_shared", "aa_shared"]) + str(n))
    return o, subnet


def attachment(r, net, subnet, names):
    o = []
    if chance(r, .20):
        o.append("aliases: [%s]" % ", ".join(r.sample(["main", "primary", "rw"] + names, r.randint(1, 2))))
    if chance(r, .25 if subnet else .03):
        o.append("ipv4_address: %s.%d" % (subnet or "172.18.0", r.choice([2, 3, 10, 10, 20, 66, 250, 255])))
    if chance(r, .08):
        o.append("priority: %d" % r.choice([10, 100, 1000]))
    if chance(r, .05):
        o.append("gw_priority: %d" % r.choice([1, 10, -1]))
    if chance(r, .02):
        o.append('mac_address: "02:42:ac:11:00:%02x"' % r.randint(2, 9))
    if chance(r, .02):
        o.append("interface_name: %s" % r.choice(["front0", "eth7"]))
    return "{%s}" % ", ".join(o)


def service(r, name, names, nets, subnets, stack):
    o, shared = ["image: app"], False
    others = [x for x in names if x != name]
    mode = r.random()
    if not stack and mode < .20:
        choices = ["host", "bridge", "bridge", "none"] + ["service:" + x for x in others] * 1
        m = r.choice(choices)
        if chance(r, .12):
            m = r.choice(["container:" + r.choice(WORDS), "container:legacy", "service:ghost", "el_shared", "nowhere", "default"])
        shared = m.startswith(("service:", "container:"))
        o.append('network_mode: "%s"' % m)
    elif nets and chance(r, .75):
        chosen = r.sample(nets, r.randint(1, min(3, len(nets))))
        if stack or chance(r, .45):
            o.append("networks: [%s]" % ", ".join(chosen))
        else:
            o.append("networks: {%s}" % ", ".join("%s: %s" % (n, attachment(r, n, subnets[n], names)) for n in chosen))
    if chance(r, .06 if shared else .55):
        o.append("ports: [%s]" % ", ".join(port(r) for _ in range(r.choice([1, 1, 1, 2, 3]))))
    if chance(r, .03 if shared else .12):
        o.append('expose: ["%s"]' % r.choice(INSIDE + ["4000-4002/udp", "53/udp"]))
    listen = sorted({"%s%d/%s" % (r.choice(["", "", "", "", "127.0.0.1:"]), r.choice(INSIDE), r.choice(["tcp", "tcp", "udp"])) for _ in range(r.randint(1, 3))})
    o.append("x-listen: [%s]" % ", ".join('"%s"' % x for x in listen))
    if chance(r, .03 if shared else .12):
        o.append("hostname: %s" % r.choice(["box", "node-1"] + others))
        if chance(r, .3):
            o.append("domainname: corp.example")
    if others and chance(r, .03 if shared else .12):
        t = r.choice(others)
        o.append('links: ["%s"]' % (t + r.choice(["", ":old", ":" + r.choice(names)])))
        if len(others) > 1 and chance(r, .2):
            o[-1] = o[-1][:-1] + ', "%s:%s"]' % (r.choice(others), r.choice(["old", "older"]))
    if chance(r, .02 if shared else .03):
        o.append('external_links: ["%s"]' % r.choice(["legacy", "legacy:old", "nobody"]))
    if chance(r, .02):
        o.append('dns: ["%s"]' % r.choice(["198.51.100.20", "192.0.2.53", "resolver.example"]))
    if chance(r, .03):
        o.append(r.choice(["privileged: true", "cap_add: [NET_ADMIN]", "dns_search: [corp.example]", "init: true", 'mac_address: "02:42:ac:11:00:0%d"' % r.randint(2, 5)]))
    if others and chance(r, .2):
        o.append("depends_on: [%s]" % r.choice(others))
    if chance(r, .03 if shared else .10):
        o.append('extra_hosts: ["%s"]' % r.choice(["host.docker.internal:host-gateway", "nas.example=203.0.113.1", "%s:198.51.100.20" % r.choice(names), "v6.example=2001:db8:51::20", "nas.example:not-an-address", "localhost:198.51.100.20", "%s.corp.example:10.60.0.2" % r.choice(names)]))
    if chance(r, .08):
        o.append("container_name: %s" % r.choice(["corp-" + name, "corp-" + name, r.choice(names), "legacy", "a"]))
    elif chance(r, .12):
        o.append("%s: %s" % (("scale", r.choice([0, 2, 3])) if not stack and chance(r, .25) else
                 ("deploy", "{replicas: %d%s}" % (r.choice([0, 2, 2, 3]), ", endpoint_mode: dnsrr" if stack and chance(r, .7) else ""))))
    elif stack and chance(r, .1):
        o.append("deploy: {mode: global%s}" % r.choice(["", ", endpoint_mode: dnsrr", ", placement: {constraints: [node.role == manager]}", ", placement: {constraints: [node.role == worker]}"]))
    elif stack and chance(r, .1):
        o.append("deploy: {replicas: %d, endpoint_mode: dnsrr, placement: {%s}}" % (r.choice([1, 2, 3]), r.choice(["max_replicas_per_node: 1", "max_replicas_per_node: 2",
                 "constraints: [node.labels.zone == a]", "constraints: [node.labels.zone != a]", "constraints: [node.role == manager]", "constraints: [node.hostname != nowhere]", "constraints: [node.role == worker]"])))
    elif stack and chance(r, .6):
        o.append("deploy: {endpoint_mode: dnsrr}")
    return "  %s: {%s}" % (name, ", ".join(o))


def project(r, stack, swarm=False, shared=False):
    names = sorted(r.sample(WORDS, r.randint(1, 5)))
    nets = sorted(r.sample(NETS, r.choice([0, 0, 1, 2, 2, 3])))
    made = {n: network(r, i, stack, swarm) for i, n in enumerate(nets)}
    if shared:
        nets.append("shared")
        made["shared"] = ["external: true", "name: el_shared"], None
    subnets = {n: s for n, (_, s) in made.items()}
    lines = ["services:"] + [service(r, n, names, nets, subnets, stack) for n in names]
    if nets:
        lines.append("networks:")
        lines += ["  %s: {%s}" % (n, ", ".join(o)) for n, (o, _) in made.items()]
    return lines


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("out"); a.add_argument("--seed", type=int, default=1); a.add_argument("--count", type=int, default=50)
    a.add_argument("--stacks", type=float, default=.06)
    a = a.parse_args()
    os.makedirs(a.out, exist_ok=True)
    for i in range(a.count):
        r = random.Random(a.seed * 100003 + i)
        name = "random-%d-%03d" % (a.seed, i)
        base = 10000 + (a.seed * 997 + i * 16) % 20000
        PORTS[:] = [base, base + 1, base + 4, base + 9]
        stack = chance(r, a.stacks)
        lab = ["driver: stack"] if stack else []
        swarm = not stack and chance(r, .07)
        if swarm:
            lab.append("swarm: true")
        shared = not stack and chance(r, .06)
        if shared:
            lab += ['setup: ["network create el_shared"]', 'run: {legacy: {args: "--network el_shared", listen: ["9000/tcp"]}}']
        if not stack and chance(r, .04):
            lab.append("also: [%s.b.yml]" % name)
            with open(os.path.join(a.out, name + ".b.yml"), "w") as f:
                f.write("\n".join(['x-lab: {about: "The second project."}'] + project(r, False)) + "\n")
        with open(os.path.join(a.out, name + ".yml"), "w") as f:
            f.write("\n".join(["x-lab: {%s}" % ", ".join(['about: "Made at random."'] + lab)] + project(r, stack, swarm, shared)) + "\n")


if __name__ == "__main__":
    main()
